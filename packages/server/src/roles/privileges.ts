import type { ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import type { KeyPairSettings } from "../store/store.ts";
import { administrator, findRole } from "./role-catalog.ts";
import { covers } from "./scopes.ts";

/** What decides what a pair may do. */
type Holder = Pick<KeyPairSettings, "roleIds" | "merchantAccountIds">;

/** The ids of the roles of a pair. Those of revision 2021-10 may do everything. */
export function roleIdsOf({ roleIds = [administrator.id] }: Holder): readonly string[] {
  return roleIds;
}

/**
 * The scopes that the roles of a pair give it. A role that is not known, since it came with a newer version, counts as a
 * scope of its own: it opens nothing here, and who lacks it is no match for who has it.
 */
export function scopesOf(holder: Holder): string[] {
  return roleIdsOf(holder).flatMap((id) => findRole(id)?.permissions.allow ?? [id]);
}

/** Whether there is nothing that a pair could be refused for. */
export function mayDoEverything(holder: Holder): boolean {
  const scopes = scopesOf(holder);
  return (
    accountsOf(holder).length === 0 && administrator.permissions.allow.every((scope) => covers(scopes, scope))
  );
}

/**
 * Lets a pair give to another only what it has itself.
 *
 * @throws {ApiError} `forbidden`, naming what is beyond it.
 */
export function assertMayGive(giver: Holder, given: Required<Holder>): void {
  const scopes = scopesOf(giver);
  const { roleIds = [], merchantAccountIds = [] } = given;
  const ofRoles = roleIds.flatMap((id, index) => {
    const beyond = scopesOf({ roleIds: [id] }).filter((scope) => !covers(scopes, scope));
    const message = `role_ids[${index}] gives ${beyond.join(", ")}, which the pair that signed the request lacks`;
    return beyond.length > 0 ? problem(`/role_ids/${index}`, message) : [];
  });
  const lacksAccount = (id: string) => !hasAccounts(giver, [id]);
  const ofAccounts = hasAccounts(giver, merchantAccountIds)
    ? []
    : problem(
        "/merchant_account_ids",
        merchantAccountIds.length === 0
          ? "merchant_account_ids must not be empty, which gives all: the pair that signed the request lacks some"
          : `merchant_account_ids has ${merchantAccountIds.filter(lacksAccount).join(", ")}, which the pair that signed the request lacks`,
      );
  const details = [...ofRoles, ...ofAccounts];
  if (details.length > 0)
    throw new ApiError("forbidden", { details, cause: new Error("it gives what it lacks") });
}

/**
 * Lets a pair change and delete only pairs that may do no more than itself: whoever could switch a stronger one back on,
 * or off, would have a part of its power.
 *
 * @throws {ApiError} `forbidden`
 */
export function assertMayManage(caller: Holder, target: Holder): void {
  const scopes = scopesOf(caller);
  const isStronger =
    !scopesOf(target).every((scope) => covers(scopes, scope)) || !hasAccounts(caller, accountsOf(target));
  if (!isStronger) return;
  const message =
    "the pair may do more than the pair that signed the request, which cannot change or delete it";
  throw new ApiError("forbidden", {
    details: [{ location: "path", pointer: "/api_key_pair_id", message, type: "insufficient_privilege" }],
    cause: new Error("the pair may do more than its caller"),
  });
}

function accountsOf({ merchantAccountIds = [] }: Holder): readonly string[] {
  return merchantAccountIds;
}

/** Whether a pair has these merchant accounts; none stands for all. */
function hasAccounts(holder: Holder, ids: readonly string[]): boolean {
  const own = accountsOf(holder);
  return own.length === 0 || (ids.length > 0 && ids.every((id) => own.includes(id)));
}

function problem(pointer: string, message: string): ErrorDetail[] {
  return [{ location: "body", pointer, message, type: "insufficient_privilege" }];
}
