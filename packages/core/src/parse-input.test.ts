import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod/mini";

import { InputError } from "./errors/input-error.ts";
import { describe, parseInput } from "./parse-input.ts";
import { jwt, opaque, pem } from "./testing/secrets.ts";

const schema = z.strictObject({
  name: z.custom<string>((value) => value === "good", "must be good"),
  inner: z.optional(z.strictObject({ list: z.array(z.custom<number>((value) => value === 1, "must be 1")) })),
});

test("what a schema accepts comes back with its type", () => {
  const value = parseInput(schema, { name: "good" }, "options");
  expect(value).toEqual({ name: "good" });
  expectTypeOf(value.name).toEqualTypeOf<string>();
});

test.each([
  [{}, "name", "name must be good; got undefined"],
  [{ name: "bad" }, "name", "name must be good; got a string of 3 characters"],
  [{ name: "good", inner: { list: [1, 2] } }, "inner.list.1", "inner.list.1 must be 1; got 2"],
  [
    { name: "good", inner: { list: "1" } },
    "inner.list",
    "inner.list must be of type array; got a string of 1 characters",
  ],
  [undefined, "options", "options must be of type object; got undefined"],
  [{ name: "good", nam: 1 }, "nam", "nam is not known to options, which takes name, inner"],
])("%j is refused with the field and the remedy", (value, field, message) => {
  expect(() => parseInput(schema, value, "options")).toThrow(InputError);
  expect(() => parseInput(schema, value, "options")).toThrow(expect.objectContaining({ field, message }));
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  [-0.5, "-0.5"],
  [Number.NaN, "NaN"],
  [false, "false"],
  ["", "an empty string"],
  ["secret", "a string of 6 characters"],
  [10n, "a bigint"],
  [Symbol("secret"), "a symbol"],
  [() => "secret", "a function"],
  [["secret"], "an array"],
  [{ secret: 1 }, "an object"],
  [new Date(), "an object"],
])("describe says what a value is and not what it holds (%#)", (value, described) => {
  expect(describe(value)).toBe(described);
});

test.each([pem, jwt, opaque])("describe never repeats a text (%#)", (secret) => {
  expect(describe(secret)).toBe(`a string of ${secret.length} characters`);
});
