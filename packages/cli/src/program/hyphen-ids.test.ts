import { expect, test } from "vitest";

import { markHyphenIds, unmarkOptions } from "./hyphen-ids.ts";

const id = `-${"x".repeat(42)}`;

test("an option has the id that was typed, alone or in a list", () => {
  const [, one, ...many] = markHyphenIds(["update", id, id, "plain"]);
  expect(one).not.toBe(id);
  expect(unmarkOptions({ one, many, yes: true })).toEqual({ one: id, many: [id, "plain"], yes: true });
});

test("where no ids are taken, a word stays as it is", () => {
  expect(markHyphenIds(["list", id])).toEqual(["list", id]);
});
