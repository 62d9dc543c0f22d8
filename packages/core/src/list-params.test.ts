import { expect, expectTypeOf, test } from "vitest";

import { type ListParams, listParamsSchema } from "./list-params.ts";
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
  [{ cursor: "line\nend / % ä 😀" }],
])("%j is accepted as it is", (params) => {
  expect(parse(params)).toEqual(params);
});

test("a cursor of 1000 characters is accepted", () => {
  expect(parse({ cursor: "x".repeat(1000) })).toEqual({ cursor: "x".repeat(1000) });
});

test.each([
  ["0", 0],
  ["-1", -1],
  ["101", 101],
  ["1.5", 1.5],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["null", null],
  ["true", true],
  ["a string of 1 characters", "5"],
  ["an empty string", ""],
  ["a function", () => 5],
  ["an array", [5]],
  ["an object", {}],
])("a limit that is %s is refused with the remedy", (described, limit) => {
  expect(() => parse({ limit })).toThrow(
    expect.objectContaining({ code: "input", field: "limit", message: `${limitRemedy}; got ${described}` }),
  );
});

test.each([
  ["an empty string", ""],
  ["a string of 1001 characters", "x".repeat(1001)],
  ["7", 7],
  ["null", null],
  ["an array", ["x"]],
])("a cursor that is %s is refused with the remedy", (described, cursor) => {
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

test("all list parameters may be left out", () => {
  expect(parse({})).toEqual({});
  expectTypeOf<ListParams>().toEqualTypeOf<{ limit?: number | undefined; cursor?: string | undefined }>();
});
