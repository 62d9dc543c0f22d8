import type { ApiKeyPairPage } from "@api-key-pairs/core";

/** Where a component stands in a list, and where it can go from there. */
export interface PageNavigation {
  /** What led here, or will when the page has come; `undefined` at the first page. */
  readonly cursor: string | undefined;
  /** Goes to the next page. `undefined` when there is none, and while a page is on its way. */
  readonly nextPage: (() => void) | undefined;
  /** Goes to the page before. `undefined` when there is none, and while a page is on its way. */
  readonly previousPage: (() => void) | undefined;
  /** Goes to the first page of the list. `undefined` there. */
  readonly firstPage: (() => void) | undefined;
}

/** @param page - the page that the cursor led to, once it is there */
export function pageNavigation(
  cursor: string | undefined,
  page: ApiKeyPairPage | undefined,
  go: (cursor: string | undefined) => void,
): PageNavigation {
  const to = (target: string | null | undefined) => (target == null ? undefined : () => go(target));
  // Pages that are walked back to have a cursor, the first one too. Off an empty page there must be a way.
  const isFirst =
    cursor === undefined || (page !== undefined && page.items.length > 0 && page.previous_cursor == null);
  return {
    cursor,
    nextPage: to(page?.next_cursor),
    previousPage: to(page?.previous_cursor),
    firstPage: isFirst ? undefined : () => go(undefined),
  };
}
