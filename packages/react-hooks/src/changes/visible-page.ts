import type { InfiniteData } from "@tanstack/react-query";

import type { CachedApiKeyPairPage, VisibleApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { isOwnMark } from "./own-mark.ts";

/**
 * A cached page without the items that are being deleted: the same object when nothing is being changed. It is the
 * `select` of `apiKeyPairsOptions`; a `select` of your own begins with it.
 *
 * @example
 * ```ts
 * useQuery({ ...apiKeyPairsOptions(source), select: (page) => visiblePage(page).items.length });
 * ```
 */
export function visiblePage(page: CachedApiKeyPairPage): VisibleApiKeyPairPage {
  const { deleting, updating, ...rest } = page;
  if (deleting === undefined && updating === undefined) return page;
  const hidden = new Set(isOwnMark(deleting) ? deleting.ids : []);
  const items = rest.items.filter(({ id }) => !hidden.has(id));
  return { ...rest, items, ...(isOwnMark(updating) && { updating }) };
}

/**
 * A cached infinite list without the items that are being deleted: the same object when nothing is being changed. It is
 * the `select` of `infiniteApiKeyPairsOptions`; a `select` of your own begins with it.
 *
 * @example
 * ```ts
 * useInfiniteQuery({ ...infiniteApiKeyPairsOptions(source), select: (list) => visiblePages(list).pages.length });
 * ```
 */
export function visiblePages<PageParam>(
  list: InfiniteData<CachedApiKeyPairPage, PageParam>,
): InfiniteData<VisibleApiKeyPairPage, PageParam> {
  const isMarked = list.pages.some(({ deleting, updating }) => deleting ?? updating);
  return isMarked ? { ...list, pages: list.pages.map(visiblePage) } : list;
}
