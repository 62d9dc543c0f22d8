import type { ApiKeyPairPage } from "@api-key-pairs/core";

/** Where a component stands in a list, and where it can go from there. */
export interface PageNavigation {
  /** What led here, or will when the page has come; `undefined` at the first page. */
  readonly cursor: string | undefined;
  /**
   * Goes to the next page. `undefined` when there is none, and while a page is on its way. From a page that could not be
   * loaded it goes back to the one after it, if that was left for it.
   */
  readonly nextPage: (() => void) | undefined;
  /**
   * Goes to the page before. `undefined` when there is none, and while a page is on its way. From a page that could not be
   * loaded it goes back to the one before it, if that was left for it.
   */
  readonly previousPage: (() => void) | undefined;
  /** Goes to the first page of the list. `undefined` there. */
  readonly firstPage: (() => void) | undefined;
}

/** A page of a list, by what leads to it; `undefined` to the first one. */
export interface Place {
  readonly cursor: string | undefined;
  /** The page that was left for this one, and the way that leads back there. */
  readonly from?: { readonly cursor: string | undefined; readonly way: "nextPage" | "previousPage" };
}

/** Where a page leads to. */
export interface PageEnds extends Pick<ApiKeyPairPage, "next_cursor" | "previous_cursor"> {
  readonly isEmpty: boolean;
}

/** What is known of a page: its ends, once it is there; `pending` before that, `failed` when it could not be loaded. */
export type PageState = PageEnds | "failed" | "pending";

export function pageNavigation(
  { cursor, from }: Place,
  state: PageState,
  go: (place: Place) => void,
): PageNavigation {
  const page = typeof state === "object" ? state : undefined;
  const to = (target: string | null | undefined, way: "nextPage" | "previousPage") =>
    target == null ? undefined : () => go({ cursor: target, from: { cursor, way } });
  // Pages that are walked back to have a cursor, the first one too. Off an empty page there must be a way.
  const isFirst =
    cursor === undefined || (page !== undefined && !page.isEmpty && page.previous_cursor == null);
  return {
    cursor,
    nextPage: to(page?.next_cursor, "previousPage"),
    previousPage: to(page?.previous_cursor, "nextPage"),
    ...(state === "failed" && from && { [from.way]: () => go({ cursor: from.cursor }) }),
    firstPage: isFirst ? undefined : () => go({ cursor: undefined, from: { cursor, way: "nextPage" } }),
  };
}
