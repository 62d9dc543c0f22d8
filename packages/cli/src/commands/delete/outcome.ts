import type { AnyApiKeyPairsError } from "@api-key-pairs/client";

/** What became of one key pair. */
export type Outcome =
  | { readonly id: string; readonly result: "deleted" | "kept" | "not_tried" }
  | { readonly id: string; readonly result: "failed" | "not_found"; readonly error: AnyApiKeyPairsError };
