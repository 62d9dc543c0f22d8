import { uuidOf } from "../../keys/uuid.ts";
import { findRole } from "../../roles/role-catalog.ts";
import { roleIdsOf } from "../../roles/privileges.ts";
import type { ApiKeyPair } from "../../schemas/2026-08/api-key-pair.ts";
import type { KeyPairRecord } from "../../store/store.ts";

/** When all merchant accounts came to be: any id is one, and this server knows nothing else of them. */
const accountsSince = "2021-10-01T00:00:00.000Z";

/**
 * A pair as it is answered.
 *
 * @param privateKey The PEM, where the answer is the one that shows it.
 */
export function toApiKeyPair(pair: KeyPairRecord, privateKey: string | null = null): ApiKeyPair {
  const {
    id,
    displayName = id,
    algorithm = "ECDSA",
    isActive = true,
    creator,
    merchantAccountIds = [],
  } = pair;
  return {
    type: "api-key-pair",
    id: uuidOf(id),
    thumbprint: id,
    display_name: displayName,
    algorithm,
    active: isActive,
    private_key: privateKey,
    created_at: pair.createdAt,
    updated_at: pair.updatedAt,
    last_used_at: pair.lastUsedAt ?? null,
    creator: creator
      ? { id: uuidOf(creator.id), name: creator.displayName, email_address: null, thumbprint: creator.id }
      : null,
    merchant_accounts: merchantAccountIds.map((account) => ({
      type: "merchant-account",
      id: account,
      display_name: account,
      created_at: accountsSince,
      updated_at: accountsSince,
    })),
    roles: roleIdsOf(pair).flatMap((roleId) => findRole(roleId) ?? []),
  };
}
