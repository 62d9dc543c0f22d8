import type { ApiKeyPairPage } from "@api-key-pairs/core";
import type { InfiniteData } from "@tanstack/react-query";

import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { isBeingDeleted } from "./deletions.ts";

/** A cached page without the items that are being deleted: the same object when there are none. */
export function visiblePage(page: CachedApiKeyPairPage): ApiKeyPairPage {
  if (page.deleting === undefined) return page;
  const { deleting, ...rest } = page;
  const hidden = new Set(deleting.filter(isBeingDeleted));
  return { ...rest, items: rest.items.filter(({ id }) => !hidden.has(id)) };
}

/** A cached infinite list without the items that are being deleted: the same object when there are none. */
export function visiblePages<PageParam>(
  list: InfiniteData<CachedApiKeyPairPage, PageParam>,
): InfiniteData<ApiKeyPairPage, PageParam> {
  const isMarked = list.pages.some(({ deleting }) => deleting !== undefined);
  return isMarked ? { ...list, pages: list.pages.map(visiblePage) } : list;
}
