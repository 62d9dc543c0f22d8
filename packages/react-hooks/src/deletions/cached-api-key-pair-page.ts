import type { ApiKeyPairPage } from "@api-key-pairs/core";

/** Which items of a page are being deleted. */
export interface DeletionMark {
  /** Who deletes them: this page of the browser or this process, and not one whose cache was stored and brought here. */
  readonly by: number;
  readonly ids: readonly string[];
}

/** A page as the cache holds it: what the API sent, and which of its items are being deleted. */
export type CachedApiKeyPairPage = ApiKeyPairPage & {
  /** The items that `select` leaves out for now. They are still among `items`, in their place. */
  readonly deleting?: DeletionMark | undefined;
};
