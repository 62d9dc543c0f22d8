import type { Role } from "@api-key-pairs/client";
import { expect, test } from "vitest";

import { findRoles } from "./find-roles.ts";

const roles: Role[] = [
  { id: "747D1C8E-0000", slug: "administrator", name: "Administrator" },
  { id: "cc07af11-0000", slug: "key-pair-manager", name: "Key pair manager" },
];

test("a role is found by its slug, its name and its id, in either case", () => {
  const words = ["key-pair-manager", "KEY PAIR MANAGER", " CC07AF11-0000", "747d1c8e-0000"];
  expect(findRoles(words, roles).map(({ slug }) => slug)).toEqual([
    "key-pair-manager",
    "key-pair-manager",
    "key-pair-manager",
    "administrator",
  ]);
});

test("one that is not there is compared with those that are, which are named", () => {
  const failureOf = (word: string, known: Role[]) => {
    try {
      return findRoles([word], known);
    } catch (error) {
      return error;
    }
  };
  expect(failureOf("Key-pair-maneger", roles)).toMatchObject({
    failure: {
      code: "unknown_role",
      message: 'There is no role "Key-pair-maneger". Nothing was done',
      why: "Did you mean key-pair-manager? There are administrator, key-pair-manager.",
    },
  });
  expect(failureOf("x", [])).toMatchObject({ failure: { why: "There are none." } });
});
