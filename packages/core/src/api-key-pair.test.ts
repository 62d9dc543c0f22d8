import { expect, expectTypeOf, test } from "vitest";

import {
  type ApiKeyPair,
  apiKeyPairSchema,
  type CreatedApiKeyPair,
  createdApiKeyPairSchema,
  createdWithRolesSchema,
  registeredApiKeyPairSchema,
} from "./api-key-pair.ts";
import { parseResponse } from "./parse-response.ts";
import { expectNoSecrets, jwt, pem } from "./testing/secrets.ts";

const listed = {
  type: "api-key-pair",
  id: "DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE",
  private_key: null,
  created_at: "2021-10-19T10:12:13.456789+00:00",
  updated_at: "2021-10-19T10:12:13Z",
};
const created = { ...listed, private_key: pem };

const role = { id: "8f4b8c1a-1b2c-4d3e-9f5a-6b7c8d9e0f1a", name: "Analyst", slug: "analyst" };
const creator = { id: "2c9a7f3d-4e5b-4a6c-8d7e-9f0a1b2c3d4e", name: "John Doe" };
const ofToday = {
  ...listed,
  id: "fe26475d-ec3e-4884-9553-f7356683f7f9",
  thumbprint: listed.id,
  display_name: "Production key",
  algorithm: "ECDSA",
  active: true,
  last_used_at: null,
  creator: { ...creator, email_address: "john.doe@example.com", thumbprint: null },
  merchant_accounts: [{ type: "merchant-account", id: "default", display_name: "Default" }],
  roles: [
    {
      ...role,
      type: "role",
      description: "Reads",
      permissions: { allow: ["reports.read"] },
      assignable_to: ["user", "api-key-pair"],
      applies_to: [],
      is_standalone_assignable: true,
    },
  ],
};

test("a pair of revision 2021-10 passes as it is", () => {
  expect(parseResponse(apiKeyPairSchema, listed)).toEqual({ success: true, data: listed });
});

test.each([
  ["as it is", ofToday],
  ["used", { ...ofToday, last_used_at: "2026-08-01T12:30:00.000Z" }],
  ["made by nobody that is known", { ...ofToday, creator: null }],
  ["with roles that say little", { ...ofToday, roles: [role] }],
])("a pair of revision 2026-08 passes %s", (_, pair) => {
  const sent = structuredClone(pair);
  expect(parseResponse(apiKeyPairSchema, pair)).toEqual({ success: true, data: sent });
});

test.each([
  ["thumbprint", { thumbprint: 5 }, "must be text"],
  ["display_name", { display_name: null }, "must be text"],
  ["active", { active: "true" }, "must be true or false"],
  ["last_used_at", { last_used_at: "yesterday" }, "must be an RFC 3339 date-time, or null"],
  ["creator.name", { creator: { id: "x" } }, "must be text"],
  ["roles", { roles: null }, "must be of type array"],
  ["roles.0.slug", { roles: [{ ...role, slug: 1 }] }, "must be text"],
  [
    "roles.0.permissions.allow",
    { roles: [{ ...role, permissions: { allow: "all" } }] },
    "must be of type array",
  ],
  ["merchant_accounts.0", { merchant_accounts: ["default"] }, "must be of type object"],
])("a malformed %s is an issue at its path", (path, change, message) => {
  expect(parseResponse(apiKeyPairSchema, { ...ofToday, ...change })).toEqual({
    success: false,
    issues: [{ path, message }],
  });
});

const ignored = "as it was sent: an API of revision 2021-10 takes no notice of it";
test("an answer that takes no notice of the name and the roles that were asked for is an issue", () => {
  const issues = [{ path: "display_name", message: `must be text, ${ignored}` }];
  expect(parseResponse(createdWithRolesSchema, created)).toEqual({ success: false, issues });
  const answer = { ...ofToday, private_key: pem };
  expect(parseResponse(createdWithRolesSchema, answer)).toEqual({ success: true, data: answer });
});

test("an answer with a private key, where a public one was given, is an issue", () => {
  const issues = [{ path: "private_key", message: "must be null, since the public key was given" }];
  expect(parseResponse(registeredApiKeyPairSchema, { ...ofToday, private_key: pem })).toEqual({
    success: false,
    issues,
  });
  expect(parseResponse(registeredApiKeyPairSchema, ofToday)).toEqual({ success: true, data: ofToday });
});

test("the answer to create passes as it is, with its private key", () => {
  expect(parseResponse(createdApiKeyPairSchema, created)).toEqual({ success: true, data: created });
});

test("a listed pair may lack the private key", () => {
  const { private_key: _, ...pair } = listed;
  expect(parseResponse(apiKeyPairSchema, pair)).toEqual({ success: true, data: pair });
});

test.each([
  ["that are nested", { owner: { name: null, tags: ["a", { deep: [1.5, false] }] }, labels: [] }],
  ["within known ones", { creator: { ...creator, team: [null] }, roles: [{ ...role, since: 5 }] }],
  ["named like parts of JavaScript", { constructor: 1, toString: "x", hasOwnProperty: null }],
])("unknown fields %s pass untouched", (_, unknown) => {
  const pair = { ...created, ...unknown };
  const sent = structuredClone(pair);
  expect(parseResponse(createdApiKeyPairSchema, pair)).toEqual({ success: true, data: sent });
  expect(parseResponse(apiKeyPairSchema, pair)).toEqual({ success: true, data: sent });
});

test("a field named __proto__ does not become the prototype", () => {
  const parsed = parseResponse(
    apiKeyPairSchema,
    JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(listed).slice(1)}`),
  );
  expect(parsed.success && Object.getPrototypeOf(parsed.data)).toBe(Object.prototype);
});

test.each([
  ["2021-10-19T10:12:13Z"],
  ["2021-10-19t10:12:13z"],
  ["2021-10-19T10:12:13.1-23:59"],
  ["2021-10-19T10:12:13.123456789+00:00"],
])("%s is a date-time, and stays the text that it is", (created_at) => {
  const parsed = parseResponse(apiKeyPairSchema, { ...listed, created_at });
  expect(parsed).toMatchObject({ success: true, data: { created_at } });
});

const dateRemedy = "must be an RFC 3339 date-time";
const typeRemedy = "must be api-key-pair";

test.each([
  ["type", undefined, typeRemedy],
  ["type", "api-key", typeRemedy],
  ["type", ["api-key-pair"], typeRemedy],
  ["id", undefined, "must be an id"],
  ["id", null, "must be an id"],
  ["id", "", "must be an id"],
  ["id", 43, "must be an id"],
  ["created_at", undefined, dateRemedy],
  ["created_at", 1634638333, dateRemedy],
  ["created_at", "2021-10-19", dateRemedy],
  ["created_at", "2021-10-19T10:12:13", dateRemedy],
  ["created_at", "2021-10-19 10:12:13Z", dateRemedy],
  ["created_at", "2021-10-19T10:12Z", dateRemedy],
  ["created_at", "2021-10-19T10:12:13.Z", dateRemedy],
  ["created_at", "2021-10-19T10:12:13Z\n", dateRemedy],
  ["created_at", " 2021-10-19T10:12:13Z", dateRemedy],
  ["updated_at", null, dateRemedy],
  ["updated_at", {}, dateRemedy],
])("%s %j is an issue of both schemas", (field, value, message) => {
  const failed = { success: false, issues: [{ path: field, message }] };
  expect(parseResponse(apiKeyPairSchema, { ...listed, [field]: value })).toEqual(failed);
  expect(parseResponse(createdApiKeyPairSchema, { ...created, [field]: value })).toEqual(failed);
});

test.each([[5], [false], [[pem]]])("a listed private_key that is no text is an issue (%#)", (private_key) => {
  expect(parseResponse(apiKeyPairSchema, { ...listed, private_key })).toEqual({
    success: false,
    issues: [{ path: "private_key", message: "must be text, or null" }],
  });
});

test.each([
  ["undefined", undefined],
  ["null", null],
  ["empty", ""],
  ["a token", jwt],
  ["a public key", pem.replaceAll("PRIVATE", "PUBLIC")],
  ["in a list", [pem]],
  ["cut off", pem.slice(0, 200)],
])("a created private_key that is %s is an issue", (_, private_key) => {
  expect(parseResponse(createdApiKeyPairSchema, { ...created, private_key })).toEqual({
    success: false,
    issues: [{ path: "private_key", message: "must be a private key in PEM form" }],
  });
});

test.each([undefined, null, 5, pem, [created]])(
  "an answer that is no object is an issue without a path (%#)",
  (value) => {
    const parsed = parseResponse(createdApiKeyPairSchema, value);
    expect(parsed).toEqual({ success: false, issues: [{ path: "", message: "must be of type object" }] });
  },
);

test("no issue holds a value of the answer", () => {
  const fields = ["type", "id", "created_at", "updated_at", "private_key"];
  const parsed = parseResponse(
    createdApiKeyPairSchema,
    Object.fromEntries(fields.map((field) => [field, [pem, jwt]])),
  );
  expect(parsed.success || parsed.issues.map(({ path }) => path)).toEqual(fields);
  expectNoSecrets(parsed);
});

test("types keep the names of the wire", () => {
  expect(apiKeyPairSchema.safeParse(created).success).toBe(true);
  expectTypeOf<ApiKeyPair["private_key"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<CreatedApiKeyPair["private_key"]>().toEqualTypeOf<string>();
  expectTypeOf<CreatedApiKeyPair["type"]>().toEqualTypeOf<"api-key-pair">();
  expectTypeOf<CreatedApiKeyPair["created_at"]>().toEqualTypeOf<string>();
  expectTypeOf<CreatedApiKeyPair>().toExtend<ApiKeyPair>();
  expectTypeOf<ApiKeyPair["display_name"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ApiKeyPair["last_used_at"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<ApiKeyPair["total"]>().toEqualTypeOf<unknown>();
});
