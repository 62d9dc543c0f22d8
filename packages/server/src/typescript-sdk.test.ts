import { createPublicKey } from "node:crypto";

import { calculateJwkThumbprint, exportJWK } from "jose";
import { expect, test } from "vitest";

import { createPrivateKey, randomUUID } from "node:crypto";
import { SignJWT } from "jose";

import { generateKeyPair } from "./keys/key-pair.ts";
import { sendRaw } from "./testing/on-the-wire.ts";
import { start } from "./testing/start.ts";

/** What version 2.4.10 of the official TypeScript SDK calls itself: in the header of a request, and in its tokens. */
const userAgent = "speakeasy-sdk/typescript 2.4.10 2.896.0 1.0.0 @gr4vy/sdk";

/** Signs as the SDK does: for each request anew, for 30 seconds, with everything that can be read and written. */
async function signAsSdk(privateKey: string): Promise<string> {
  const key = createPrivateKey(privateKey);
  return await new SignJWT({ scopes: ["*.read", "*.write"] })
    .setProtectedHeader({
      alg: "ES512",
      typ: "JWT",
      kid: await calculateJwkThumbprint(await exportJWK(createPublicKey(key))),
    })
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime("30s")
    .setIssuer(userAgent)
    .setJti(randomUUID())
    .sign(key);
}

/** A server, and requests as the SDK sends them, byte for byte but for the order of the headers. */
async function open() {
  const { server } = await start({ revision: "2026-08" });
  const send = async (method: string, path: string, body?: object, privateKey = server.rootPrivateKey!) => {
    const json = body && JSON.stringify(body);
    const answer = await sendRaw(
      server.port,
      [
        `${method} ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${server.port}`,
        ...(json ? ["Content-Type: application/json"] : []),
        "Accept: application/json",
        `Authorization: Bearer ${await signAsSdk(privateKey)}`,
        "x-gr4vy-merchant-account-id: default",
        `User-Agent: ${userAgent}`,
        "Accept-Encoding: gzip, deflate, br",
        "Accept-Language: *",
        "Sec-Fetch-Mode: cors",
        "Connection: close",
        ...(json ? [`Content-Length: ${Buffer.byteLength(json)}`] : []),
        "",
        json ?? "",
      ].join("\r\n"),
    );
    const isJson = answer.headers["content-type"] === "application/json";
    return { ...answer, json: isJson ? JSON.parse(answer.body) : undefined };
  };
  const roles = async () => (await send("GET", "/roles?limit=20")).json.items;
  const roleNamed = async (slug: string) => (await roles()).find((role: any) => role.slug === slug).id;
  return { send, roleNamed };
}

// zod's date-time with an offset, which the SDK then makes a Date of.
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function expectDate(value: unknown) {
  expect(value).toMatch(dateTime);
  expect(Number.isNaN(new Date(value as string).getTime())).toBe(false);
}

/** Expects what the SDK refuses to do without, each of its type. */
function expectRole(role: any) {
  const strings = [
    role.id,
    role.name,
    role.slug,
    role.description,
    ...role.permissions.allow,
    ...role.applies_to,
  ];
  for (const value of strings) expect(value).toEqual(expect.any(String));
  for (const assignee of role.assignable_to) expect(["user", "api-key-pair"]).toContain(assignee);
  expect(role.is_standalone_assignable).toEqual(expect.any(Boolean));
  expect(role.type).toBe("role");
}

function expectPair(pair: any) {
  expect(pair.type).toBe("api-key-pair");
  for (const value of [pair.id, pair.thumbprint, pair.display_name])
    expect(value).toEqual(expect.any(String));
  expect(["ECDSA", "RSA"]).toContain(pair.algorithm);
  expect(pair.active).toEqual(expect.any(Boolean));
  expectDate(pair.created_at);
  expectDate(pair.updated_at);
  if (pair.last_used_at !== null) expectDate(pair.last_used_at);
  if (pair.private_key !== null) expect(pair.private_key).toEqual(expect.any(String));
  if (pair.creator !== null) {
    for (const value of [pair.creator.id, pair.creator.name]) expect(value).toEqual(expect.any(String));
  }
  for (const account of pair.merchant_accounts) {
    for (const value of [account.id, account.display_name]) expect(value).toEqual(expect.any(String));
    expectDate(account.created_at);
    expectDate(account.updated_at);
  }
  for (const role of pair.roles) expectRole(role);
}

function expectPage(page: any, limit: number, expectItem: (item: any) => void) {
  expect(page.limit).toBe(limit);
  for (const cursor of [page.next_cursor, page.previous_cursor])
    if (cursor !== null) expect(cursor).toEqual(expect.any(String));
  for (const item of page.items) expectItem(item);
}

test("roles: with the limit that the SDK always sends, page after page", async () => {
  const { send } = await open();
  const slugs: string[] = [];
  for (let path = "/roles?limit=5"; ;) {
    const { status, json } = await send("GET", path);
    expect(status).toBe(200);
    expectPage(json, 5, expectRole);
    slugs.push(...json.items.map((role: any) => role.slug));
    if (json.next_cursor === null) break;
    path = `/roles?cursor=${json.next_cursor}&limit=5`;
  }
  expect(slugs[0]).toBe("administrator");
  expect(new Set(slugs).size).toBe(slugs.length);
});

test("create: active is always sent, and the new pair signs for itself", async () => {
  const { send, roleNamed } = await open();
  const input = {
    display_name: "Production key",
    active: true,
    role_ids: [await roleNamed("administrator")],
  };
  const { status, headers, json } = await send("POST", "/api-key-pairs", input);
  expect([status, headers["content-type"]]).toEqual([201, "application/json"]);
  expectPair(json);
  expect(json.private_key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect((await send("GET", "/api-key-pairs?limit=20", undefined, json.private_key)).status).toBe(200);
});

test("create: with every field that the SDK knows", async () => {
  const { send, roleNamed } = await open();
  const { privateKey } = await generateKeyPair();
  const input = {
    display_name: "Own key",
    algorithm: "ECDSA",
    active: false,
    role_ids: [await roleNamed("analyst")],
    merchant_account_ids: ["merchant-12345"],
    public_key: createPublicKey(privateKey).export({ type: "spki", format: "pem" }),
  };
  const { status, json } = await send("POST", "/api-key-pairs", input);
  expect(status).toBe(201);
  expectPair(json);
  expect(json).toMatchObject({
    private_key: null,
    active: false,
    merchant_accounts: [{ id: "merchant-12345" }],
  });
  const again = await send("POST", "/api-key-pairs", input);
  expect(again.status).toBe(409);
  expect(again.json).toMatchObject({ type: "error", code: "duplicate_record", resource_id: json.id });
});

test("list: with the limit that the SDK always sends, and the cursor before it", async () => {
  const { send, roleNamed } = await open();
  const role_ids = [await roleNamed("analyst")];
  const created: string[] = [];
  for (const display_name of ["One", "Two", "Three"]) {
    created.unshift((await send("POST", "/api-key-pairs", { display_name, active: true, role_ids })).json.id);
  }
  const first = (await send("GET", "/api-key-pairs?limit=2")).json;
  expectPage(first, 2, expectPair);
  const second = (await send("GET", `/api-key-pairs?cursor=${encodeURIComponent(first.next_cursor)}&limit=2`))
    .json;
  expectPage(second, 2, expectPair);
  expect(second.next_cursor).toBeNull();
  expect([...first.items, ...second.items].map(({ id }) => id).slice(0, 3)).toEqual(created);
});

test("get, update and delete", async () => {
  const { send, roleNamed } = await open();
  const role_ids = [await roleNamed("analyst")];
  const { id } = (await send("POST", "/api-key-pairs", { display_name: "One", active: true, role_ids })).json;
  const path = `/api-key-pairs/${id}`;
  const got = await send("GET", path);
  expect(got.status).toBe(200);
  expectPair(got.json);
  const updated = await send("PUT", path, { display_name: "Other", active: false });
  expect(updated.status).toBe(200);
  expectPair(updated.json);
  expect(updated.json).toEqual({
    ...got.json,
    display_name: "Other",
    active: false,
    updated_at: updated.json.updated_at,
  });
  const removed = await send("DELETE", path);
  expect([removed.status, removed.body]).toEqual([204, ""]);
  const gone = await send("GET", path);
  expect(gone.status).toBe(404);
  expect(gone.json).toMatchObject({ type: "error", code: "not_found", status: 404, details: [] });
});

test("errors have the shapes that the SDK tells apart by status", async () => {
  const { send } = await open();
  const invalid = await send("POST", "/api-key-pairs", { active: true });
  expect(invalid.status).toBe(422);
  for (const { loc, msg, type } of invalid.json.detail) {
    expect(loc).toEqual(["body", expect.any(String)]);
    expect([msg, type]).toEqual([expect.any(String), expect.any(String)]);
  }
  const unknown = { display_name: "x", active: true, role_ids: [randomUUID()] };
  const bad = await send("POST", "/api-key-pairs", unknown);
  expect(bad.status).toBe(400);
  expect(bad.json).toMatchObject({ type: "error", code: "bad_request", status: 400 });
  const { privateKey } = await generateKeyPair();
  const stranger = await send("GET", "/api-key-pairs?limit=20", undefined, privateKey);
  expect(stranger.status).toBe(401);
  expect(stranger.json).toMatchObject({ code: "unauthorized", message: "No valid API authentication found" });
});
