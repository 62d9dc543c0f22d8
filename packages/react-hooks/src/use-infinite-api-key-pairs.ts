"use client";

import type { AnyApiKeyPairsError, ApiKeyPairPage, ListParams } from "@api-key-pairs/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { InfiniteData, UseInfiniteQueryOptions, UseInfiniteQueryResult } from "@tanstack/react-query";

import type { InfiniteKey } from "./api-key-pairs-keys.ts";
import type { CachedApiKeyPairPage } from "./deletions/cached-api-key-pair-page.ts";
import { infiniteApiKeyPairsOptions } from "./infinite-api-key-pairs-options.ts";
import type { PageParam } from "./infinite/walk.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Options of `useInfiniteQuery`, such as `maxPages`, without those that the hook decides. */
export type UseInfiniteApiKeyPairsOptions = Omit<
  UseInfiniteQueryOptions<
    CachedApiKeyPairPage,
    AnyApiKeyPairsError,
    InfiniteData<ApiKeyPairPage, PageParam>,
    InfiniteKey,
    PageParam
  >,
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
export type UseInfiniteApiKeyPairsResult = UseInfiniteQueryResult<
  InfiniteData<ApiKeyPairPage, PageParam>,
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
export function useInfiniteApiKeyPairs(
  params: ListParams = {},
  options: UseInfiniteApiKeyPairsOptions = {},
): UseInfiniteApiKeyPairsResult {
  const source = useApiKeyPairsSource();
  return useInfiniteQuery({ ...infiniteApiKeyPairsOptions(source, params), ...options });
}
