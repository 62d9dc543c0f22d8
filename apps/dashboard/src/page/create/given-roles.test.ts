import type { Role } from "@api-key-pairs/client";
import { expect, test } from "vitest";

import { canBeGiven, givenRoles } from "./given-roles.ts";

const role = (slug: string, more: Partial<Role> = {}): Role => ({
  id: `id of ${slug}`,
  name: slug,
  slug,
  ...more,
});
const analyst = role("analyst", { is_standalone_assignable: true, applies_to: [] });
const support = role("support");
const reports = role("reports", { is_standalone_assignable: false, applies_to: ["analyst"] });

test("an add-on is given with one of the roles that it adds to, and not without", () => {
  expect(canBeGiven(reports, [analyst, support])).toBe(true);
  expect(canBeGiven(reports, [support])).toBe(false);
  expect(canBeGiven(reports, [])).toBe(false);
});

test("a role that says nothing about others is given alone", () => {
  expect(canBeGiven(support, [])).toBe(true);
  expect(canBeGiven(analyst, [])).toBe(true);
});

test("of the roles that were chosen, an add-on without its base is left out", () => {
  const roles = [analyst, support, reports];
  const chosen = (...some: Role[]) => new Set(some.map(({ id }) => id));
  expect(givenRoles(roles, chosen(analyst, reports))).toEqual([analyst, reports]);
  expect(givenRoles(roles, chosen(support, reports))).toEqual([support]);
  expect(givenRoles(roles, chosen())).toEqual([]);
});
