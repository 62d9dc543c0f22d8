"use client";

import type { AnyApiKeyPairsError, ApiKeyPair } from "@api-key-pairs/core";
import { useQuery } from "@tanstack/react-query";
import type { UseQueryOptions, UseQueryResult } from "@tanstack/react-query";

import { apiKeyPairOptions } from "./api-key-pair-options.ts";
import type { PairKey } from "./api-key-pairs-keys.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Options of `useQuery` without those that the hook decides. */
export type UseApiKeyPairOptions<Data = ApiKeyPair> = Omit<
  UseQueryOptions<ApiKeyPair, AnyApiKeyPairsError, Data, PairKey>,
  "queryFn" | "queryHash" | "queryKey" | "queryKeyHashFn"
>;

/** What `useQuery` gives. */
export type UseApiKeyPairResult<Data = ApiKeyPair> = UseQueryResult<Data, AnyApiKeyPairsError>;

/**
 * One key pair, active or not. See {@link apiKeyPairOptions}.
 *
 * @param id - the `id` of the pair
 * @param options - options of `useQuery`
 *
 * @example
 * ```tsx
 * const { data } = useApiKeyPair(listed.id, { placeholderData: listed });
 * return <p>{data?.active ? "On" : "Off"}</p>;
 * ```
 */
export function useApiKeyPair<Data = ApiKeyPair>(
  id: string,
  options: UseApiKeyPairOptions<Data> = {},
): UseApiKeyPairResult<Data> {
  return useQuery({ ...apiKeyPairOptions(useApiKeyPairsSource(), id), ...options });
}
