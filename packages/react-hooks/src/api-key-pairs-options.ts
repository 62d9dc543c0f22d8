import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";
import type { DataTag, QueryFunction, UseQueryOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import type { PageKey } from "./api-key-pairs-keys.ts";
import type { CachedApiKeyPairPage, VisibleApiKeyPairPage } from "./changes/cached-api-key-pair-page.ts";
import { visiblePage } from "./changes/visible-page.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** The query of one page. */
export interface ApiKeyPairsOptions extends UseQueryOptions<
  CachedApiKeyPairPage,
  AnyApiKeyPairsError,
  VisibleApiKeyPairPage,
  PageKey
> {
  queryKey: DataTag<PageKey, CachedApiKeyPairPage, AnyApiKeyPairsError>;
  queryFn: QueryFunction<CachedApiKeyPairPage, PageKey>;
}

/**
 * The query of one page, for `useQuery`, `prefetchQuery`, `ensureQueryData` and all else that takes options of a query.
 * The client has tried again already, where that helps, before the query fails: so `retry` is off.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 * @param params - which page, and how many items it holds
 *
 * @example
 * ```ts
 * const source = { client: createClient({ baseUrl, auth }) };
 * await queryClient.prefetchQuery(apiKeyPairsOptions(source, { limit: 50 }));
 * ```
 */
export function apiKeyPairsOptions(
  { client, scope }: ApiKeyPairsSource,
  params: ListParams = {},
): ApiKeyPairsOptions {
  return {
    queryKey: apiKeyPairsKeys.page(params, scope) as ApiKeyPairsOptions["queryKey"],
    queryFn: async ({ signal }) => await client.list(params, { signal }),
    select: visiblePage,
    retry: false,
  };
}
