import type { ApiKeyPairPage } from "@api-key-pairs/core";

/** A page as the cache holds it: what the API sent, and which of its items are being deleted. */
export type CachedApiKeyPairPage = ApiKeyPairPage & {
  /** The ids of items that `select` leaves out for now. They are still among `items`, in their place. */
  readonly deleting?: readonly string[] | undefined;
};
