import { maxLimit } from "@api-key-pairs/core";
import type { AnyApiKeyPairsError, Role } from "@api-key-pairs/core";
import type { DataTag, QueryFunction, UseQueryOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import type { RolesKey, RolesParams } from "./api-key-pairs-keys.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** Far more than an account has, and few enough for one list on a screen. */
const defaultRoles = 1_000;

/** The query of the roles. */
export interface RolesOptions extends Omit<
  UseQueryOptions<Role[], AnyApiKeyPairsError, Role[], RolesKey>,
  "select"
> {
  queryKey: DataTag<RolesKey, Role[], AnyApiKeyPairsError>;
  queryFn: QueryFunction<Role[], RolesKey>;
}

/**
 * The query of the roles that pairs are given: all of them, page after page. What happens to pairs does not have them
 * fetched anew. An API of revision 2021-10 has no roles: the query fails there with `NotFoundError`.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 * @param params - how many at most
 *
 * @example
 * ```ts
 * const roles = await queryClient.ensureQueryData(rolesOptions({ client }));
 * const forPairs = roles.filter(({ assignable_to }) => assignable_to?.includes("api-key-pair"));
 * ```
 */
export function rolesOptions({ client, scope }: ApiKeyPairsSource, params: RolesParams = {}): RolesOptions {
  return {
    queryKey: apiKeyPairsKeys.roles(params, scope) as RolesOptions["queryKey"],
    queryFn: async ({ signal }) =>
      await client.roles
        .list({ limit: maxLimit }, { signal })
        .collect({ limit: params.limit ?? defaultRoles }),
    retry: false,
  };
}
