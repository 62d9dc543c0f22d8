"use client";

import type { AnyApiKeyPairsError, ApiKeyPairPage, ListParams } from "@api-key-pairs/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { InfiniteData, UseSuspenseInfiniteQueryResult } from "@tanstack/react-query";

import { infiniteApiKeyPairsOptions } from "./infinite-api-key-pairs-options.ts";
import type { PageParam } from "./infinite/walk.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
import type { UseInfiniteApiKeyPairsOptions } from "./use-infinite-api-key-pairs.ts";

/** Options of `useSuspenseInfiniteQuery`, such as `maxPages`, without those that the hook decides. */
export type UseSuspenseInfiniteApiKeyPairsOptions = Omit<
  UseInfiniteApiKeyPairsOptions,
  "enabled" | "throwOnError"
>;

/** What `useSuspenseInfiniteQuery` gives. */
export type UseSuspenseInfiniteApiKeyPairsResult = UseSuspenseInfiniteQueryResult<
  InfiniteData<ApiKeyPairPage, PageParam>,
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
export function useSuspenseInfiniteApiKeyPairs(
  params: ListParams = {},
  options: UseSuspenseInfiniteApiKeyPairsOptions = {},
): UseSuspenseInfiniteApiKeyPairsResult {
  const source = useApiKeyPairsSource();
  return useSuspenseInfiniteQuery({ ...infiniteApiKeyPairsOptions(source, params), ...options });
}
