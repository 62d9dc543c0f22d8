import type { Role } from "@api-key-pairs/client";

/** Whether a role can be given together with others: an add-on takes one of those that it adds to. */
export function canBeGiven(role: Role, others: readonly Role[]): boolean {
  const { applies_to: bases = [], is_standalone_assignable: isStandalone = true } = role;
  return isStandalone || others.some(({ slug }) => bases.includes(slug));
}

/** The chosen roles without those that can't be given with the others. */
export function givenRoles(roles: readonly Role[], chosen: ReadonlySet<string>): Role[] {
  const wanted = roles.filter(({ id }) => chosen.has(id));
  return wanted.filter((role) => canBeGiven(role, wanted));
}
