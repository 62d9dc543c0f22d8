import type { ApiKeyPairPage } from "@api-key-pairs/core";

/** Which items of a page are being changed. */
export interface ChangeMark {
  /** Who changes them: this page of the browser or this process, and not one whose cache was stored and brought here. */
  readonly by: number;
  readonly ids: readonly string[];
}

/** A page as components get it. */
export type VisibleApiKeyPairPage = ApiKeyPairPage & {
  /** The items whose update is under way: they are shown as they were. Left out when there are none. */
  readonly updating?: ChangeMark | undefined;
};

/** A page as the cache holds it: what the API sent, and which of its items are being changed. */
export type CachedApiKeyPairPage = VisibleApiKeyPairPage & {
  /** The items that `select` leaves out for now. They are still among `items`, in their place. */
  readonly deleting?: ChangeMark | undefined;
};
