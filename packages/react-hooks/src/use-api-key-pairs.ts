"use client";

import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";
import { useQuery } from "@tanstack/react-query";
import type { UseQueryOptions, UseQueryResult } from "@tanstack/react-query";

import type { PageKey } from "./api-key-pairs-keys.ts";
import { apiKeyPairsOptions } from "./api-key-pairs-options.ts";
import type { CachedApiKeyPairPage, VisibleApiKeyPairPage } from "./changes/cached-api-key-pair-page.ts";
import { visiblePage } from "./changes/visible-page.ts";
import { extendResult } from "./navigation/extend-result.ts";
import { pageNavigation } from "./navigation/page-navigation.ts";
import type { PageNavigation } from "./navigation/page-navigation.ts";
import { usePageEnds } from "./navigation/use-page-ends.ts";
import { usePlace } from "./navigation/use-place.ts";
import { paramsAt } from "./params-at.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
import { useSelect } from "./use-select.ts";
import type { Select } from "./use-select.ts";

/** Options of `useQuery` without those that the hook decides, and without initial data, which would be that of any page. */
export type UseApiKeyPairsOptions<Data = VisibleApiKeyPairPage> = Select<VisibleApiKeyPairPage, Data> &
  Omit<
    UseQueryOptions<CachedApiKeyPairPage, AnyApiKeyPairsError, VisibleApiKeyPairPage, PageKey>,
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
export type UseApiKeyPairsResult<Data = VisibleApiKeyPairPage> = UseQueryResult<Data, AnyApiKeyPairsError> &
  PageNavigation;

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
export function useApiKeyPairs<Data = VisibleApiKeyPairPage>(
  params: ListParams = {},
  { select, ...options }: UseApiKeyPairsOptions<Data> = {},
): UseApiKeyPairsResult<Data> {
  const source = useApiKeyPairsSource();
  const { scope } = source;
  const [place, go] = usePlace(source, params);
  const page = { ...apiKeyPairsOptions(source, paramsAt(params, place.cursor)), ...options };
  const result = useQuery({
    ...page,
    select: useSelect(visiblePage, select),
    // A page of another API must not stand in for one of this.
    placeholderData: (shown, query) => (query?.queryKey[1] === (scope ?? null) ? shown : undefined),
  });
  const ends = usePageEnds(page) ?? (result.isLoadingError ? "failed" : "pending");
  return extendResult(result, pageNavigation(place, ends, go));
}
