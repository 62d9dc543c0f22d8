import type { ApiKeyPair } from "@api-key-pairs/client";

import { prefixOf } from "./prefix-of.ts";

/** What people call a pair: its name, or the first characters of its id where the API has no names. */
export function nameOf({ id, display_name: name }: ApiKeyPair): string {
  return name || prefixOf(id);
}
