import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";

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
  const { deleting = [], ...rest } = page;
  const items = page.items.filter(({ id }) => !gone.has(id));
  const marks = items.map(({ id }) => id).filter((id) => underWay.has(id));

  const isMarked = marks.length === deleting.length && marks.every((id, index) => id === deleting[index]);
  if (isMarked && items.length === page.items.length) return page;
  return { ...rest, items, ...(marks.length > 0 && { deleting: marks }) };
}
