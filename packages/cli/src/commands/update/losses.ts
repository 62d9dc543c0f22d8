import type { ApiKeyPair, UpdateInput } from "@api-key-pairs/client";

/**
 * What changes take from a pair that it has now, as it follows "it would": nothing when they only give.
 *
 * @param pair As it is now.
 */
export function lossesOf(pair: ApiKeyPair, changes: UpdateInput): string[] {
  const { active, role_ids, merchant_account_ids } = changes;
  const roles = pair.roles?.filter(({ id }) => role_ids?.includes(id) === false) ?? [];
  return [
    ...(active === false && pair.active !== false ? ["be switched off"] : []),
    ...(roles.length > 0 ? [`lose ${roles.map(({ slug }) => slug).join(", ")}`] : []),
    ...(isNarrower(pair.merchant_accounts ?? [], merchant_account_ids) ? ["lose merchant accounts"] : []),
  ];
}

/** An empty list stands for all of them. */
function isNarrower(
  present: NonNullable<ApiKeyPair["merchant_accounts"]>,
  wanted?: readonly string[],
): boolean {
  if (wanted === undefined || wanted.length === 0) return false;
  return present.length === 0 || present.some(({ id }) => !wanted.includes(id));
}
