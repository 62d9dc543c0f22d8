import { expect, expectTypeOf, test } from "vitest";

import { type CreateInput, createInputSchema } from "./create-input.ts";
import { parseInput } from "./parse-input.ts";

const parse = (input: unknown) => parseInput(createInputSchema, input, "create");

test("create takes nothing", () => {
  expect(parse({})).toEqual({});
  expectTypeOf<{ display_name: string }>().not.toExtend<CreateInput>();
});

test("a field that create does not know is refused by its name", () => {
  expect(() => parse({ display_name: "x" })).toThrow(
    expect.objectContaining({
      code: "input",
      field: "display_name",
      message: "display_name is not known to create, which takes nothing",
    }),
  );
});

test.each([
  [null, "null"],
  ["x", "a string of 1 characters"],
  [[], "an array"],
])("create refuses %j, which is no object", (input, described) => {
  expect(() => parse(input)).toThrow(
    expect.objectContaining({ field: "create", message: `create must be of type object; got ${described}` }),
  );
});
