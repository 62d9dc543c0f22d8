import type { AnyApiKeyPairsError, ApiKeyPair } from "@api-key-pairs/core";
import type { DataTag, QueryFunction, UseQueryOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import type { PairKey } from "./api-key-pairs-keys.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** The query of one pair. */
export interface ApiKeyPairOptions extends Omit<
  UseQueryOptions<ApiKeyPair, AnyApiKeyPairsError, ApiKeyPair, PairKey>,
  "select"
> {
  queryKey: DataTag<PairKey, ApiKeyPair, AnyApiKeyPairsError>;
  queryFn: QueryFunction<ApiKeyPair, PairKey>;
}

/**
 * The query of one pair, active or not, for `useQuery`, `prefetchQuery` and all else that takes options of a query. An API
 * of revision 2021-10 can't tell of one pair: the query fails there.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 * @param id - the `id` of the pair
 *
 * @example
 * ```ts
 * const pair = await queryClient.fetchQuery(apiKeyPairOptions({ client }, id));
 * ```
 */
export function apiKeyPairOptions({ client, scope }: ApiKeyPairsSource, id: string): ApiKeyPairOptions {
  return {
    queryKey: apiKeyPairsKeys.pair(id, scope) as ApiKeyPairOptions["queryKey"],
    queryFn: async ({ signal }) => await client.get(id, { signal }),
    retry: false,
  };
}
