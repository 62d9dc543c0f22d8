import { expect, expectTypeOf, test } from "vitest";

import { parseInput } from "./parse-input.ts";
import { type UpdateInput, updateInputSchema } from "./update-input.ts";

const parse = (input: unknown) => parseInput(updateInputSchema, input, "update");

test.each([
  [{ active: false }],
  [{ display_name: "CI" }],
  [{ role_ids: ["8f4b8c1a-1b2c-4d3e-9f5a-6b7c8d9e0f1a"], merchant_account_ids: [] }],
])("update takes %j", (changes) => {
  expect(parse(changes)).toEqual(changes);
  expectTypeOf<typeof changes>().toExtend<UpdateInput>();
});

test.each([[{}], [{ active: undefined }]])("an update that changes nothing is refused: %j", (changes) => {
  expect(() => parse(changes)).toThrow(
    expect.objectContaining({
      code: "input",
      field: "update",
      message:
        "update must change at least one of display_name, active, role_ids, merchant_account_ids; got an object",
    }),
  );
});

test.each([
  ["active", { active: "no" }, "must be true or false"],
  ["role_ids", { role_ids: [] }, "must be the ids of one or more roles"],
  ["display_name", { display_name: null }, "must be text of 1 to 200 characters; got null"],
  ["algorithm", { algorithm: "RSA" }, "is not known to update, which takes display_name, active, role_ids"],
])("update refuses a wrong %s by its name, with the remedy", (field, changes, message) => {
  expect(() => parse(changes)).toThrow(
    expect.objectContaining({ field, message: expect.stringContaining(message) }),
  );
});
