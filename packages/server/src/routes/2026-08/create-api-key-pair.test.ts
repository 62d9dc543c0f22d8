import { createPublicKey } from "node:crypto";
import { inspect } from "node:util";

import { calculateJwkThumbprint, exportJWK } from "jose";
import { expect, test } from "vitest";

import { generateKeyPair, keyPairFromPem } from "../../keys/key-pair.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { roleId, startInProcess2026 } from "../../testing/in-process-2026-08.ts";
import { memoryLog } from "../../testing/memory-log.ts";

const now = Date.UTC(2026, 7, 1, 12, 30);
const date = "2026-08-01T12:30:00.000Z";
const publicPem = (privateKey: string) =>
  createPublicKey(privateKey).export({ type: "spki", format: "pem" }) as string;
const manager = { display_name: "CI", role_ids: [roleId("key-pair-manager")] };

test("a pair is made with a name and roles, is active, and knows who made it", async () => {
  const { store, send, privateKey } = await startInProcess2026({ clock: () => now });
  const { status, body } = await send("POST", "/api-key-pairs", { body: manager });
  const rootId = keyPairFromPem(privateKey).id;
  expect(status).toBe(201);
  expect(body).toEqual({
    type: "api-key-pair",
    id: uuidOf(body.thumbprint),
    thumbprint: await calculateJwkThumbprint(await exportJWK(createPublicKey(body.private_key))),
    display_name: "CI",
    algorithm: "ECDSA",
    active: true,
    private_key: expect.stringMatching(/^-----BEGIN PRIVATE KEY-----\n/),
    created_at: date,
    updated_at: date,
    last_used_at: null,
    creator: { id: uuidOf(rootId), name: "Root key pair", email_address: null, thumbprint: rootId },
    merchant_accounts: [],
    roles: [expect.objectContaining({ slug: "key-pair-manager" })],
  });
  expect(await store.find(body.thumbprint)).toBeDefined();
});

test("a pair that is not active from the start cannot sign", async () => {
  const { send, create } = await startInProcess2026();
  const { private_key, active } = await create({ active: false });
  expect(active).toBe(false);
  expect((await send("GET", "/api-key-pairs", { as: private_key })).status).toBe(401);
});

test("roles are held once each, whatever the case of their ids", async () => {
  const { create } = await startInProcess2026();
  const ids = [roleId("analyst"), roleId("report-viewer").toUpperCase(), roleId("analyst")];
  const { roles } = await create({ role_ids: ids });
  expect(roles.map(({ slug }) => slug)).toEqual(["analyst", "report-viewer"]);
});

test("a registered key signs at once, and no private key comes back", async () => {
  const { send, create } = await startInProcess2026();
  const { id, privateKey } = await generateKeyPair();
  const pair = await create({ public_key: publicPem(privateKey) });
  expect(pair).toMatchObject({ thumbprint: id, id: uuidOf(id), algorithm: "ECDSA", private_key: null });
  expect((await send("GET", "/api-key-pairs", { as: privateKey })).status).toBe(200);
});

test("a key is registered once, active or not, and the second answer says what it is", async () => {
  const { send, create } = await startInProcess2026();
  const { id, privateKey } = await generateKeyPair();
  const input = { ...manager, public_key: publicPem(privateKey) };
  await create({ ...input, active: false });
  expect(await send("POST", "/api-key-pairs", { body: input })).toEqual({
    status: 409,
    body: {
      type: "error",
      code: "duplicate_record",
      status: 409,
      message: "There is a key pair with this public key already",
      details: [],
      resource_id: uuidOf(id),
    },
  });
});

test("of many at once that register one key, one does", async () => {
  const { send } = await startInProcess2026();
  const { privateKey } = await generateKeyPair();
  const body = { ...manager, public_key: publicPem(privateKey) };
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => await send("POST", "/api-key-pairs", { body })),
  );
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    201, 409, 409, 409, 409, 409, 409, 409,
  ]);
});

test("an RSA pair is made, and is none that a token could be signed with", async () => {
  const { create, send, store } = await startInProcess2026();
  const pair = await create({ algorithm: "RSA" });
  expect(pair.algorithm).toBe("RSA");
  const listed = await send("GET", `/api-key-pairs/${pair.id}`);
  expect(listed.body).toMatchObject({ algorithm: "RSA", private_key: null });
  const other = await create();
  const asRsa = { as: other.private_key, token: { kid: pair.thumbprint } };
  expect((await send("GET", "/api-key-pairs", asRsa)).status).toBe(401);
  const keys = await store.publicKeys({ after: 0, limit: 9 });
  expect(keys.map(({ id }) => id)).not.toContain(pair.thumbprint);
});

const refused = (loc: (string | number)[], msg: string, type: string) => ({
  loc: ["body", ...loc],
  msg,
  type,
});
const fields = "display_name, algorithm, active, role_ids, merchant_account_ids, public_key";

test.each<[unknown, object[]]>([
  ["{", [refused([], "body must be JSON", "json_invalid")]],
  ["", [refused([], "body must be JSON", "json_invalid")]],
  [
    {},
    [
      refused(["display_name"], "display_name must be text of 1 to 200 characters", "missing"),
      refused(["role_ids"], "role_ids must be an array of ids of roles", "missing"),
    ],
  ],
  [
    { ...manager, display_name: "" },
    [refused(["display_name"], "display_name must be text of 1 to 200 characters", "value_error")],
  ],
  [
    { ...manager, display_name: "x".repeat(201) },
    [refused(["display_name"], "display_name must be text of 1 to 200 characters", "value_error")],
  ],
  [
    { ...manager, display_name: "a\0b" },
    [
      refused(
        ["display_name"],
        "display_name must be well-formed Unicode without a NUL character",
        "value_error",
      ),
    ],
  ],
  [
    { ...manager, role_ids: [] },
    [refused(["role_ids"], "role_ids must name at least one role; GET /roles lists them", "too_small")],
  ],
  [
    { ...manager, role_ids: ["analyst", 1] },
    [
      refused(["role_ids", 0], "role_ids[0] must be a UUID", "invalid_format"),
      refused(["role_ids", 1], "role_ids[1] must be a UUID", "invalid_type"),
    ],
  ],
  [
    { ...manager, algorithm: "ES512" },
    [refused(["algorithm"], 'algorithm must be "ECDSA" or "RSA"', "invalid_value")],
  ],
  [{ ...manager, active: null }, [refused(["active"], "active must be true or false", "invalid_type")]],
  [
    { ...manager, name: "x" },
    [refused(["name"], `name is not known; the body takes ${fields}`, "extra_forbidden")],
  ],
])("%j departs from the schema, and is refused by place and remedy", async (body, detail) => {
  const { send } = await startInProcess2026();
  expect(await send("POST", "/api-key-pairs", { body })).toEqual({ status: 422, body: { detail } });
});

test("a body that is no object is refused as such", async () => {
  const { send } = await startInProcess2026();
  for (const body of ["[]", "null", '"x"', "1"]) {
    const { status, body: answer } = await send("POST", "/api-key-pairs", { body });
    expect([status, answer.detail.map(({ loc }: any) => loc)]).toEqual([422, [["body"]]]);
  }
});

test("a name of 200 characters is no longer for those that take two UTF-16 units", async () => {
  const { create } = await startInProcess2026();
  const name = "🔑".repeat(200);
  expect((await create({ display_name: name })).display_name).toBe(name);
});

test.each([
  [{ role_ids: [crypto.randomUUID()] }, "/role_ids/0", "must be the id of a role; GET /roles lists them"],
  [
    { role_ids: [roleId("user-manager")] },
    "/role_ids/0",
    "must not be user-manager, which is not for API key pairs",
  ],
  [
    { role_ids: [roleId("system-support"), roleId("pii-viewer")] },
    "/role_ids/1",
    "must not be pii-viewer without one of analyst, customer-support, to which it adds",
  ],
  [{ public_key: "" }, "/public_key", "public_key must be an ECDSA P-521 public key in PEM form"],
  [
    { public_key: publicPem((await generateKeyPair()).privateKey), algorithm: "RSA" },
    "/algorithm",
    "algorithm must be ECDSA where there is a public_key",
  ],
])("what fits the schema and cannot be meant is a bad request: %#", async (input, pointer, message) => {
  const { send } = await startInProcess2026();
  const { status, body } = await send("POST", "/api-key-pairs", { body: { ...manager, ...input } });
  expect(status).toBe(400);
  expect(body.details).toEqual([
    { location: "body", pointer, message: expect.stringContaining(message), type: expect.any(String) },
  ]);
});

test("a private key that is sent in place of a public one is refused, and is nowhere afterwards", async () => {
  const { logger, lines } = memoryLog();
  const { send, store } = await startInProcess2026({ logger });
  const { privateKey } = await generateKeyPair();
  const [, canary] = privateKey.split("\n");
  const { status, body } = await send("POST", "/api-key-pairs", {
    body: { ...manager, public_key: privateKey },
  });
  const asText = await send("POST", "/api-key-pairs", { body: privateKey });
  expect([status, asText.status]).toEqual([400, 422]);
  expect(
    inspect([body, asText, lines, await store.fullPage({ direction: "newer", position: 0, limit: 9 })], {
      depth: 9,
    }),
  ).not.toContain(canary);
});
