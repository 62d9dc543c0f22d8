import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";
import type { DataTag, InfiniteData, QueryFunction, UseInfiniteQueryOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import type { InfiniteKey } from "./api-key-pairs-keys.ts";
import type { CachedApiKeyPairPage, VisibleApiKeyPairPage } from "./changes/cached-api-key-pair-page.ts";
import { visiblePages } from "./changes/visible-page.ts";
import { goOn, passBy, wayOn } from "./infinite/walk.ts";
import type { PageParam } from "./infinite/walk.ts";
import { paramsAt } from "./params-at.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** The query of a list that grows page by page. */
export interface InfiniteApiKeyPairsOptions extends UseInfiniteQueryOptions<
  CachedApiKeyPairPage,
  AnyApiKeyPairsError,
  InfiniteData<VisibleApiKeyPairPage, PageParam>,
  InfiniteKey,
  PageParam
> {
  queryKey: DataTag<InfiniteKey, InfiniteData<CachedApiKeyPairPage, PageParam>, AnyApiKeyPairsError>;
  queryFn: QueryFunction<CachedApiKeyPairPage, InfiniteKey, PageParam>;
}

/**
 * The query of a list that grows page by page in both directions, for `useInfiniteQuery`, `prefetchInfiniteQuery` and all
 * else that takes options of an infinite query. An empty page is not the end. A cursor that leads back to where the walk
 * was is a `PaginationError`, also when `maxPages` has dropped that page. There is no next page then, until the list is
 * fetched anew.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 * @param params - where the list starts, and how many items a page holds
 *
 * @example
 * ```ts
 * const source = { client: createClient({ baseUrl, auth }) };
 * await queryClient.prefetchInfiniteQuery(infiniteApiKeyPairsOptions(source, { limit: 50 }));
 * ```
 */
export function infiniteApiKeyPairsOptions(
  { client, scope }: ApiKeyPairsSource,
  params: ListParams = {},
): InfiniteApiKeyPairsOptions {
  return {
    queryKey: apiKeyPairsKeys.infinite(params, scope) as InfiniteApiKeyPairsOptions["queryKey"],
    queryFn: async ({ client: cache, queryKey, pageParam, signal }) => {
      goOn(cache.getQueryCache().find({ queryKey })!, pageParam);
      return await passBy(signal, pageParam, () => client.list(paramsAt(params, pageParam), { signal }));
    },
    initialPageParam: params.cursor ?? null,
    getNextPageParam: (page) => wayOn(page, "forward", page.next_cursor),
    getPreviousPageParam: (page) => wayOn(page, "backward", page.previous_cursor),
    select: visiblePages,
    retry: false,
  };
}
