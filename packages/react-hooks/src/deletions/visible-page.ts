import type { ApiKeyPairPage } from "@api-key-pairs/core";
import type { InfiniteData } from "@tanstack/react-query";

import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { isOwnMark } from "./own-mark.ts";

/**
 * A cached page without the items that are being deleted: the same object when there are none. It is the `select` of
 * `apiKeyPairsOptions`; a `select` of your own begins with it.
 *
 * @example
 * ```ts
 * useQuery({ ...apiKeyPairsOptions(source), select: (page) => visiblePage(page).items.length });
 * ```
 */
export function visiblePage(page: CachedApiKeyPairPage): ApiKeyPairPage {
  if (page.deleting === undefined) return page;
  const { deleting, ...rest } = page;
  if (!isOwnMark(deleting)) return rest;
  const hidden = new Set(deleting.ids);
  return { ...rest, items: rest.items.filter(({ id }) => !hidden.has(id)) };
}

/**
 * A cached infinite list without the items that are being deleted: the same object when there are none. It is the `select` of
 * `infiniteApiKeyPairsOptions`; a `select` of your own begins with it.
 *
 * @example
 * ```ts
 * useInfiniteQuery({ ...infiniteApiKeyPairsOptions(source), select: (list) => visiblePages(list).pages.length });
 * ```
 */
export function visiblePages<PageParam>(
  list: InfiniteData<CachedApiKeyPairPage, PageParam>,
): InfiniteData<ApiKeyPairPage, PageParam> {
  const isMarked = list.pages.some(({ deleting }) => deleting !== undefined);
  return isMarked ? { ...list, pages: list.pages.map(visiblePage) } : list;
}
