"use client";

import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { InfiniteData, UseSuspenseInfiniteQueryResult } from "@tanstack/react-query";

import type { VisibleApiKeyPairPage } from "./changes/cached-api-key-pair-page.ts";
import { visiblePages } from "./changes/visible-page.ts";
import { infiniteApiKeyPairsOptions } from "./infinite-api-key-pairs-options.ts";
import type { PageParam } from "./infinite/walk.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
import type { UseInfiniteApiKeyPairsOptions } from "./use-infinite-api-key-pairs.ts";
import { useSelect } from "./use-select.ts";

type VisibleList = InfiniteData<VisibleApiKeyPairPage, PageParam>;

/** Options of `useSuspenseInfiniteQuery`, such as `maxPages`, without those that the hook decides. */
export type UseSuspenseInfiniteApiKeyPairsOptions<Data = VisibleList> = Omit<
  UseInfiniteApiKeyPairsOptions<Data>,
  "enabled" | "throwOnError"
>;

/** What `useSuspenseInfiniteQuery` gives. */
export type UseSuspenseInfiniteApiKeyPairsResult<Data = VisibleList> = UseSuspenseInfiniteQueryResult<
  Data,
  AnyApiKeyPairsError
>;

/**
 * {@link useInfiniteApiKeyPairs} for components below `<Suspense>`. Only the first page suspends them.
 *
 * @param params - how many items a page holds, and where to start
 * @param options - options of `useSuspenseInfiniteQuery`
 *
 * @example
 * ```tsx
 * const { data, fetchNextPage, hasNextPage } = useSuspenseInfiniteApiKeyPairs({ limit: 100 });
 * const pairs = data.pages.flatMap((page) => page.items);
 * ```
 */
export function useSuspenseInfiniteApiKeyPairs<Data = VisibleList>(
  params: ListParams = {},
  { select, ...options }: UseSuspenseInfiniteApiKeyPairsOptions<Data> = {},
): UseSuspenseInfiniteApiKeyPairsResult<Data> {
  const source = useApiKeyPairsSource();
  return useSuspenseInfiniteQuery({
    ...infiniteApiKeyPairsOptions(source, params),
    ...options,
    select: useSelect(visiblePages<PageParam>, select),
  });
}
