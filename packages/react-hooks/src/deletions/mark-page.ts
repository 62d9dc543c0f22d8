import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { isOwnMark, ownMark } from "./own-mark.ts";

/** Ids of key pairs, by what is known of their deletion. */
export interface DeletedIds {
  /** Being deleted: hidden for now. */
  readonly underWay: ReadonlySet<string>;
  /** Deleted: dropped for good. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Makes a cached page show what is known of deletions, whatever it showed before.
 *
 * @returns the same object when there is nothing to change
 */
export function markPage(page: CachedApiKeyPairPage, { underWay, gone }: DeletedIds): CachedApiKeyPairPage {
  const { deleting, ...rest } = page;
  const items = page.items.filter(({ id }) => !gone.has(id));
  const ids = items.map(({ id }) => id).filter((id) => underWay.has(id));

  const isMarked =
    deleting === undefined ? ids.length === 0 : isOwnMark(deleting) && ids.join() === deleting.ids.join();
  if (isMarked && items.length === page.items.length) return page;
  return { ...rest, items, ...(ids.length > 0 && { deleting: ownMark(ids) }) };
}
