import { expect, test } from "vitest";

import { apiKeyPairIdSchema } from "./api-key-pair-id.ts";
import { parseInput } from "./parse-input.ts";
import { expectNoSecrets, pem } from "./testing/secrets.ts";

const parse = (id: unknown) => parseInput(apiKeyPairIdSchema, id, "id");

test.each([
  ["DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE"],
  ["8d3fc0a9-5f9a-4b8c-8f6a-0d1b2c3d4e5f"],
  ["x"],
  ["..."],
  [".a"],
  ["..\n"],
  ["a/b"],
  ["../../roles"],
  ["%2e%2e"],
  ["100%"],
  ["a?b#c"],
  ["\u0000\u0001\n\r\t\u007F"],
  [" "],
  ["ключ 😀"],
])("id %j is accepted: it becomes one path segment", (id) => {
  expect(parse(id)).toBe(id);
});

test.each([
  ["", "an empty string"],
  [".", "a string of 1 characters"],
  ["..", "a string of 2 characters"],
  ["\uD83D", "a string of 1 characters"],
  ["a\uDE00b", "a string of 3 characters"],
  ["\uDE00\uD83D", "a string of 2 characters"],
  [undefined, "undefined"],
  [null, "null"],
  [43, "43"],
  [{ id: "x" }, "an object"],
])("id %j is refused with the remedy", (id, described) => {
  expect(() => parse(id)).toThrow(
    expect.objectContaining({
      code: "input",
      field: "id",
      message: expect.stringMatching(
        new RegExp(
          `^id must be the id of a key pair, as create and list return it: 1 to 255 .*; got ${described}$`,
        ),
      ),
    }),
  );
});

test("an id has up to 255 characters, however wide", () => {
  expect(parse("x".repeat(255))).toBe("x".repeat(255));
  expect(parse("😀".repeat(255))).toBe("😀".repeat(255));
  expect(() => parse("x".repeat(256))).toThrow(/^id must be .* 1 to 255 .*; got a string of 256 characters$/);
});

test("a private key in place of an id is refused and not repeated", () => {
  expect(() => parse(pem)).toThrow(expect.toSatisfy((error) => expectNoSecrets(error) === undefined));
});
