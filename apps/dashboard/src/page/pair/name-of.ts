import type { ApiKeyPair } from "@api-key-pairs/client";

import { prefixOf } from "./prefix-of.ts";

/** Characters that reorder what is written around them, and so could have a question read as another. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g;

/** What people call a pair: its name, or the first characters of its id where it has none that can be seen. */
export function nameOf({ id, display_name: name = "" }: Pick<ApiKeyPair, "id" | "display_name">): string {
  return name.replaceAll(reordering, "").trim() || prefixOf(id);
}
