import { expect, expectTypeOf, test } from "vitest";

import { cursorSchema, type ListParams, listParamsSchema } from "./list-params.ts";
import { parseInput } from "./parse-input.ts";
import { expectNoSecrets, jwt, pem } from "./testing/secrets.ts";

const limitRemedy = "limit must be a whole number from 1 to 100";
const cursorRemedy = "cursor must be a next_cursor or previous_cursor of the API (1 to 1000 characters)";
const parse = (params: unknown) => parseInput(listParamsSchema, params, "list");

test.each([
  [{}],
  [{ limit: 1 }],
  [{ limit: 100 }],
  [{ limit: undefined, cursor: undefined }],
  [{ cursor: "x" }],
  [{ cursor: "x".repeat(1000), limit: 20 }],
  [{ cursor: "line\nend / % ä 😀" }],
])("%j is accepted as it is", (params) => {
  expect(parse(params)).toEqual(params);
});

test.each([
  [0, "0"],
  [-1, "-1"],
  [101, "101"],
  [1.5, "1.5"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  [null, "null"],
  [true, "true"],
  ["5", "a string of 1 characters"],
  ["", "an empty string"],
  [() => 5, "a function"],
  [[5], "an array"],
  [{}, "an object"],
])("limit %j is refused with the remedy", (limit, described) => {
  expect(() => parse({ limit })).toThrow(
    expect.objectContaining({ code: "input", field: "limit", message: `${limitRemedy}; got ${described}` }),
  );
});

test.each([
  ["", "an empty string"],
  ["x".repeat(1001), "a string of 1001 characters"],
  [7, "7"],
  [null, "null"],
  [["x"], "an array"],
])("cursor %j is refused with the remedy", (cursor, described) => {
  expect(() => parse({ cursor })).toThrow(
    expect.objectContaining({ code: "input", field: "cursor", message: `${cursorRemedy}; got ${described}` }),
  );
});

test("an unknown option is refused by its name, with the names that are known", () => {
  expect(() => parse({ limit: 5, page_size: pem })).toThrow(
    expect.objectContaining({
      field: "page_size",
      message: "page_size is not known to list, which takes limit, cursor",
    }),
  );
});

test.each([
  [{ limit: jwt }],
  [{ limit: pem }],
  [{ cursor: [jwt] }],
  [{ cursor: pem + "x".repeat(1000) }],
  [{ cursor: { private_key: pem } }],
  [jwt],
  [[pem]],
])("what was passed is not repeated (%#)", (params) => {
  expect(() => parse(params)).toThrow(expect.toSatisfy((error) => expectNoSecrets(error) === undefined));
});

test("a text of a thousand characters is a cursor, and one more is not", () => {
  expect(cursorSchema.safeParse("x".repeat(1000)).success).toBe(true);
  expect(cursorSchema.safeParse("x".repeat(1001)).success).toBe(false);
});

test("all list parameters may be left out", () => {
  expect(parse({})).toEqual({});
  expectTypeOf<ListParams>().toEqualTypeOf<{ limit?: number | undefined; cursor?: string | undefined }>();
});
