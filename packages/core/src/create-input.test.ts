import { expect, expectTypeOf, test } from "vitest";

import {
  type CreateInput,
  createInputSchema,
  emptyInputSchema,
  type NewApiKeyPair,
  registerInputSchema,
} from "./create-input.ts";
import { parseInput } from "./parse-input.ts";
import { expectNoSecrets, pem } from "./testing/secrets.ts";

const roleId = "8f4b8c1a-1b2c-4d3e-9f5a-6b7c8d9e0f1a";
const named = { display_name: "CI", role_ids: [roleId] };
const publicKey = "-----BEGIN PUBLIC KEY-----\nMIGb\n-----END PUBLIC KEY-----\n";

test("in revision 2021-10 create takes nothing", () => {
  expect(parseInput(emptyInputSchema, {}, "create")).toEqual({});
  expectTypeOf<{}>().toExtend<CreateInput>();
});

test.each([
  [null, "null"],
  ["x", "a string of 1 characters"],
  [[], "an array"],
])("create refuses %j, which is no object", (input, described) => {
  expect(() => parseInput(emptyInputSchema, input, "create")).toThrow(
    expect.objectContaining({ field: "create", message: `create must be of type object; got ${described}` }),
  );
});

test.each([
  [named],
  [{ ...named, algorithm: "RSA", active: false, merchant_account_ids: ["default"] }],
  [{ ...named, public_key: undefined }],
  [{ ...named, merchant_account_ids: [], role_ids: [roleId, roleId.toUpperCase()] }],
  [{ ...named, display_name: "🔑".repeat(200) }],
])("in revision 2026-08 create takes %j", (input) => {
  expect(parseInput(createInputSchema, input, "create")).toEqual(input);
});

test("a name and roles go together, also by their types", () => {
  expectTypeOf<{ display_name: string }>().not.toExtend<NewApiKeyPair>();
  expectTypeOf<typeof named>().toExtend<CreateInput>();
  expect(() => parseInput(createInputSchema, { display_name: "CI" }, "create")).toThrow(
    expect.objectContaining({ code: "input", field: "role_ids" }),
  );
});

const roleRemedy = "must be the ids of one or more roles (UUIDs): roles.list() gives them";
test.each<[string, object, string]>([
  ["display_name", { display_name: "" }, "must be text of 1 to 200 characters; got an empty string"],
  ["display_name", { display_name: "x".repeat(201) }, "must be text of 1 to 200 characters; got a string"],
  ["role_ids", { role_ids: [] }, `${roleRemedy}; got an array`],
  ["role_ids", { role_ids: roleId }, `${roleRemedy}; got a string of 36 characters`],
  ["role_ids", { role_ids: [roleId, "analyst"] }, `${roleRemedy}; got an array`],
  ["algorithm", { algorithm: "ES512" }, 'must be "ECDSA" or "RSA"; got a string of 5 characters'],
  ["active", { active: null }, "must be true or false; got null"],
  ["merchant_account_ids", { merchant_account_ids: "default" }, "must be a list of ids of merchant accounts"],
  ["name", { name: "CI" }, "is not known to create, which takes display_name, role_ids, active"],
])("create refuses a wrong %s by its name, with the remedy (%#)", (field, change, message) => {
  expect(() => parseInput(createInputSchema, { ...named, ...change }, "create")).toThrow(
    expect.objectContaining({ field, message: expect.stringContaining(`${field} ${message}`) }),
  );
});

test("a public key is taken in PEM form, and a private one in its place is refused and not repeated", () => {
  const input = { ...named, public_key: publicKey };
  expect(parseInput(registerInputSchema, input, "create")).toEqual(input);
  for (const change of [{ public_key: pem }, { public_key: "MIGb" }, { algorithm: "RSA" }]) {
    let thrown: unknown;
    try {
      parseInput(registerInputSchema, { ...input, ...change }, "create");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "input", field: Object.keys(change)[0] });
    expectNoSecrets(thrown);
  }
});
