import type { ApiKeyPairsClient, UpdateInput } from "@api-key-pairs/client";

import { roleIdsOf } from "../../roles/role-ids.ts";
import type { UpdateOptions } from "./update-options.ts";

/** What options ask for, as the API takes it. */
export async function toChanges(
  keyPairs: ApiKeyPairsClient,
  { name, active, inactive, role, merchantAccount, allMerchantAccounts }: UpdateOptions,
  signal: AbortSignal,
): Promise<UpdateInput> {
  const roleIds = role && (await roleIdsOf(keyPairs, role, "akp update", signal));
  return {
    ...(name !== undefined && { display_name: name }),
    ...((active || inactive) && { active: active === true }),
    ...(roleIds && { role_ids: roleIds }),
    ...((merchantAccount || allMerchantAccounts) && { merchant_account_ids: merchantAccount ?? [] }),
  };
}
