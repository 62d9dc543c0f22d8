import { maxLimit, type ApiKeyPair } from "@api-key-pairs/core";

import type { ApiKeyPairsClient } from "../../create-client.ts";

/** Every pair of the list, in as few requests as there can be. */
export function listAll(client: ApiKeyPairsClient, signal: AbortSignal): Promise<ApiKeyPair[]> {
  return client.list({ limit: maxLimit }, { signal }).collect({ limit: Number.MAX_SAFE_INTEGER });
}
