import type { ApiKeyPair } from "@api-key-pairs/client";

/** The thumbprint of the key of a pair: its id where the API has no field for it. */
export function thumbprintOf({ id, thumbprint = id }: ApiKeyPair): string {
  return thumbprint;
}
