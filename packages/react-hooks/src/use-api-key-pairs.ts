"use client";

import type { AnyApiKeyPairsError, ApiKeyPairPage, ListParams } from "@api-key-pairs/core";
import { useQuery } from "@tanstack/react-query";
import type { UseQueryOptions, UseQueryResult } from "@tanstack/react-query";

import type { PageKey } from "./api-key-pairs-keys.ts";
import { apiKeyPairsOptions } from "./api-key-pairs-options.ts";
import type { CachedApiKeyPairPage } from "./deletions/cached-api-key-pair-page.ts";
import { extendResult } from "./navigation/extend-result.ts";
import { pageNavigation } from "./navigation/page-navigation.ts";
import type { PageNavigation } from "./navigation/page-navigation.ts";
import { useCursor } from "./navigation/use-cursor.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Options of `useQuery` without those that the hook decides, and without initial data, which would be that of any page. */
export type UseApiKeyPairsOptions = Omit<
  UseQueryOptions<CachedApiKeyPairPage, AnyApiKeyPairsError, ApiKeyPairPage, PageKey>,
  | "initialData"
  | "initialDataUpdatedAt"
  | "placeholderData"
  | "queryFn"
  | "queryHash"
  | "queryKey"
  | "queryKeyHashFn"
  | "select"
>;

/** The result of `useQuery`, and where the component can go in the list. */
export type UseApiKeyPairsResult = UseQueryResult<ApiKeyPairPage, AnyApiKeyPairsError> & PageNavigation;

/**
 * One page of key pairs, and the way to the others. While another page is on its way, the last one stays
 * (`isPlaceholderData`).
 *
 * @param params - how many items a page holds, and where to start; when that changes, the hook starts anew
 * @param options - options of `useQuery`
 *
 * @example
 * ```tsx
 * const { data, error, nextPage, previousPage } = useApiKeyPairs({ limit: 50 });
 * return <button disabled={!nextPage} onClick={nextPage}>Next</button>;
 * ```
 */
export function useApiKeyPairs(
  params: ListParams = {},
  options: UseApiKeyPairsOptions = {},
): UseApiKeyPairsResult {
  const source = useApiKeyPairsSource();
  const { scope } = source;
  const [cursor, go] = useCursor(source, params);
  const { cursor: _start, ...rest } = params;
  const result = useQuery({
    ...apiKeyPairsOptions(source, { ...rest, ...(cursor !== undefined && { cursor }) }),
    ...options,
    // A page of another API must not stand in for one of this.
    placeholderData: (page, query) => (query?.queryKey[1] === (scope ?? null) ? page : undefined),
  });
  return extendResult(result, pageNavigation(cursor, result.isPlaceholderData ? undefined : result.data, go));
}
