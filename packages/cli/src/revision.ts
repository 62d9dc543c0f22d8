import type { ApiKeyPair } from "@api-key-pairs/client";

/** The revision of the API that such a pair is of. */
export function revisionOf({ thumbprint }: ApiKeyPair): "2021-10" | "2026-08" {
  return thumbprint === undefined ? "2021-10" : "2026-08";
}
