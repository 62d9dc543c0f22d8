"use client";

import type { AnyApiKeyPairsError, Role } from "@api-key-pairs/core";
import { useQuery } from "@tanstack/react-query";
import type { UseQueryOptions, UseQueryResult } from "@tanstack/react-query";

import type { RolesKey, RolesParams } from "./api-key-pairs-keys.ts";
import { rolesOptions } from "./roles-options.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Options of `useQuery` without those that the hook decides. */
export type UseRolesOptions<Data = Role[]> = Omit<
  UseQueryOptions<Role[], AnyApiKeyPairsError, Data, RolesKey>,
  "queryFn" | "queryHash" | "queryKey" | "queryKeyHashFn"
>;

/** What `useQuery` gives. */
export type UseRolesResult<Data = Role[]> = UseQueryResult<Data, AnyApiKeyPairsError>;

/**
 * The roles that pairs are given, all of them. See {@link rolesOptions}.
 *
 * @param params - how many at most
 * @param options - options of `useQuery`
 *
 * @example
 * ```tsx
 * const { data = [] } = useRoles({}, { enabled: isOpen });
 * return <select>{data.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>;
 * ```
 */
export function useRoles<Data = Role[]>(
  params: RolesParams = {},
  options: UseRolesOptions<Data> = {},
): UseRolesResult<Data> {
  return useQuery({ ...rolesOptions(useApiKeyPairsSource(), params), ...options });
}
