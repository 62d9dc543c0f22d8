"use client";

import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { InfiniteData, UseInfiniteQueryOptions, UseInfiniteQueryResult } from "@tanstack/react-query";

import type { InfiniteKey } from "./api-key-pairs-keys.ts";
import type { CachedApiKeyPairPage, VisibleApiKeyPairPage } from "./changes/cached-api-key-pair-page.ts";
import { visiblePages } from "./changes/visible-page.ts";
import { infiniteApiKeyPairsOptions } from "./infinite-api-key-pairs-options.ts";
import type { PageParam } from "./infinite/walk.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
import { useSelect } from "./use-select.ts";
import type { Select } from "./use-select.ts";

type VisibleList = InfiniteData<VisibleApiKeyPairPage, PageParam>;

/** Options of `useInfiniteQuery`, such as `maxPages`, without those that the hook decides. */
export type UseInfiniteApiKeyPairsOptions<Data = VisibleList> = Select<VisibleList, Data> &
  Omit<
    UseInfiniteQueryOptions<CachedApiKeyPairPage, AnyApiKeyPairsError, VisibleList, InfiniteKey, PageParam>,
    | "getNextPageParam"
    | "getPreviousPageParam"
    | "initialData"
    | "initialDataUpdatedAt"
    | "initialPageParam"
    | "placeholderData"
    | "queryFn"
    | "queryHash"
    | "queryKey"
    | "queryKeyHashFn"
    | "select"
  >;

/** What `useInfiniteQuery` gives. */
export type UseInfiniteApiKeyPairsResult<Data = VisibleList> = UseInfiniteQueryResult<
  Data,
  AnyApiKeyPairsError
>;

/**
 * A list of key pairs that grows page by page, forwards with `fetchNextPage` and backwards with `fetchPreviousPage`.
 *
 * @param params - how many items a page holds, and where to start
 * @param options - options of `useInfiniteQuery`
 *
 * @example
 * ```tsx
 * const { data, fetchNextPage, hasNextPage } = useInfiniteApiKeyPairs({ limit: 100 }, { maxPages: 20 });
 * const pairs = data?.pages.flatMap((page) => page.items);
 * ```
 */
export function useInfiniteApiKeyPairs<Data = VisibleList>(
  params: ListParams = {},
  { select, ...options }: UseInfiniteApiKeyPairsOptions<Data> = {},
): UseInfiniteApiKeyPairsResult<Data> {
  const source = useApiKeyPairsSource();
  return useInfiniteQuery({
    ...infiniteApiKeyPairsOptions(source, params),
    ...options,
    select: useSelect(visiblePages<PageParam>, select),
  });
}
