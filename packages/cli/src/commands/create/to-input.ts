import type { ApiKeyPairsClient, NewApiKeyPair } from "@api-key-pairs/client";

import { roleIdsOf } from "../../roles/role-ids.ts";
import type { CreateOptions } from "./create-options.ts";

/**
 * What options ask for, as the API takes it.
 *
 * @returns `undefined` where they name nothing, as revision 2021-10 has it.
 */
export async function toInput(
  keyPairs: ApiKeyPairsClient,
  { name, role, inactive, merchantAccount }: CreateOptions,
  signal: AbortSignal,
): Promise<NewApiKeyPair | undefined> {
  if (name === undefined || role === undefined) return undefined;
  return {
    display_name: name,
    role_ids: await roleIdsOf(keyPairs, role, "akp create --role", signal),
    ...(inactive && { active: false }),
    ...(merchantAccount && { merchant_account_ids: merchantAccount }),
  };
}
