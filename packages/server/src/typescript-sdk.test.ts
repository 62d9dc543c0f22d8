import { createPrivateKey, createPublicKey, randomUUID } from "node:crypto";

import { calculateJwkThumbprint, exportJWK, SignJWT } from "jose";
import { expect, test } from "vitest";

import { generateKeyPair } from "./keys/key-pair.ts";
import { keepConnection } from "./testing/keep-connection.ts";
import { start } from "./testing/start.ts";

// Version 2.4.10 of the official TypeScript SDK: what it sends, byte for byte, and what its models accept.

/** What it calls itself: in the header of a request, and in its tokens. */
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

/** A server, and requests as the SDK sends them from Node.js, all on one connection. */
async function open() {
  const { server } = await start({ revision: "2026-08" });
  const sendOnConnection = await keepConnection(server.port);
  const send = async (method: string, path: string, body?: object, privateKey = server.rootPrivateKey!) => {
    const json = body && JSON.stringify(body);
    const answer = await sendOnConnection(
      [
        `${method} ${path} HTTP/1.1`,
        `host: 127.0.0.1:${server.port}`,
        "connection: keep-alive",
        ...(json ? ["Content-Type: application/json"] : []),
        "Accept: application/json",
        "x-gr4vy-merchant-account-id: default",
        `authorization: Bearer ${await signAsSdk(privateKey)}`,
        "cookie: ",
        `user-agent: ${userAgent}`,
        "accept-language: *",
        "sec-fetch-mode: cors",
        "accept-encoding: gzip, deflate",
        ...(json ? [`content-length: ${Buffer.byteLength(json)}`] : []),
        "",
        json ?? "",
      ].join("\r\n"),
    );
    // By its content type the SDK tells an answer that it can read from one that it cannot.
    const isJson = answer.headers["content-type"] === "application/json";
    return { ...answer, json: isJson ? JSON.parse(answer.body) : undefined };
  };
  /** Page after page, as the SDK walks them: until there is no next cursor. */
  const walk = async (path: string, limit: number, expectItem: (item: any) => void) => {
    const pages: any[][] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query = cursor === "" ? `limit=${limit}` : `cursor=${encodeURIComponent(cursor)}&limit=${limit}`;
      const { status, json } = await send("GET", `${path}?${query}`);
      expect(status).toBe(200);
      expectPage(json, limit, expectItem);
      pages.push(json.items);
      cursor = json.next_cursor;
    }
    return pages;
  };
  const roleNamed = async (slug: string): Promise<string> => {
    const { items } = (await send("GET", "/roles?limit=20")).json;
    return items.find((role: any) => role.slug === slug).id;
  };
  return { send, walk, roleNamed };
}

// zod's date-time with an offset, which the SDK then makes a Date of.
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function expectStrings(...values: unknown[]) {
  for (const value of values) expect(value).toEqual(expect.any(String));
}

function expectDates(...values: unknown[]) {
  for (const value of values) {
    expect(value).toMatch(dateTime);
    expect(Number.isNaN(new Date(value as string).getTime())).toBe(false);
  }
}

/** Expects what the SDK refuses to do without, each of its type. */
function expectRole(role: any) {
  expect(role.type).toBe("role");
  expectStrings(role.id, role.name, role.slug, role.description, ...role.permissions.allow);
  expectStrings(...role.applies_to);
  for (const assignee of role.assignable_to) expect(["user", "api-key-pair"]).toContain(assignee);
  expect(role.is_standalone_assignable).toEqual(expect.any(Boolean));
}

function expectPair(pair: any) {
  expect(pair.type).toBe("api-key-pair");
  expectStrings(pair.id, pair.thumbprint, pair.display_name);
  expect(["ECDSA", "RSA"]).toContain(pair.algorithm);
  expect(pair.active).toEqual(expect.any(Boolean));
  expectDates(pair.created_at, pair.updated_at);
  if (pair.last_used_at !== null) expectDates(pair.last_used_at);
  if (pair.private_key !== null) expectStrings(pair.private_key);
  if (pair.creator !== null) {
    const { id, name, email_address, thumbprint } = pair.creator;
    expectStrings(id, name, email_address ?? "", thumbprint ?? "");
  }
  for (const account of pair.merchant_accounts) {
    expect(account.type).toBe("merchant-account");
    expectStrings(account.id, account.display_name);
    expectDates(account.created_at, account.updated_at);
  }
  for (const role of pair.roles) expectRole(role);
}

function expectPage(page: any, limit: number, expectItem: (item: any) => void) {
  expect(page.limit).toBe(limit);
  for (const cursor of [page.next_cursor, page.previous_cursor]) if (cursor !== null) expectStrings(cursor);
  for (const item of page.items) expectItem(item);
}

/** Expects an error that the SDK can read: it fails with another one over a detail that is half there. */
function expectError(answer: { status: number; json: any }, status: number, code: string) {
  expect(answer.json).toMatchObject({ type: "error", code, status, message: expect.any(String) });
  expect(answer.status).toBe(status);
  for (const { location, pointer, message, type } of answer.json.details) {
    expect(["query", "body", "path", "header", "unknown"]).toContain(location);
    expectStrings(pointer, message, type);
  }
}

test("roles: with the limit that the SDK always sends, page after page", async () => {
  const { walk } = await open();
  const roles = (await walk("/roles", 5, expectRole)).flat();
  expect(roles[0].slug).toBe("administrator");
  expect(new Set(roles.map(({ slug }) => slug)).size).toBe(roles.length);
  expect(await walk("/roles", 20, expectRole)).toEqual([roles]);
});

test("create: active is always sent, and the new pair signs for itself", async () => {
  const { send, roleNamed } = await open();
  const input = {
    display_name: "Clé de production",
    active: true,
    role_ids: [await roleNamed("administrator")],
  };
  const { status, headers, json } = await send("POST", "/api-key-pairs", input);
  expect([status, headers["content-type"]]).toEqual([201, "application/json"]);
  expectPair(json);
  expect(json.display_name).toBe("Clé de production");
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
  expectError(again, 409, "duplicate_record");
  expect(again.json.resource_id).toBe(json.id);
});

test("list: page after page, until there is no next cursor", async () => {
  const { send, walk, roleNamed } = await open();
  const role_ids = [await roleNamed("analyst")];
  const created: string[] = [];
  for (const display_name of ["One", "Two", "Three", "Four"]) {
    const input = { display_name, active: display_name !== "Two", role_ids };
    created.unshift((await send("POST", "/api-key-pairs", input)).json.id);
  }
  const pages = await walk("/api-key-pairs", 2, expectPair);
  expect(pages.map((items) => items.length)).toEqual([2, 2, 1]);
  expect(pages.flat().map(({ id }) => id)).toEqual([...created, expect.any(String)]);
  expect((await walk("/api-key-pairs", 20, expectPair)).flat()).toHaveLength(5);
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
  for (const method of ["GET", "DELETE"]) expectError(await send(method, path), 404, "not_found");
});

test("errors have the shapes that the SDK tells apart by status", async () => {
  const { send, roleNamed } = await open();
  const invalid = await send("POST", "/api-key-pairs", { active: true });
  expect(invalid.status).toBe(422);
  expect(invalid.json.detail).toHaveLength(2);
  for (const { loc, msg, type } of invalid.json.detail) {
    expect(loc).toEqual(["body", expect.any(String)]);
    expectStrings(msg, type);
  }
  const input = { display_name: "x", active: true, role_ids: [await roleNamed("key-pair-manager")] };
  const { private_key: weak } = (await send("POST", "/api-key-pairs", input)).json;
  const beyond = { ...input, role_ids: [await roleNamed("administrator")] };
  expectError(await send("POST", "/api-key-pairs", beyond, weak), 403, "forbidden");
  expectError(
    await send("POST", "/api-key-pairs", { ...input, role_ids: [randomUUID()] }),
    400,
    "bad_request",
  );
  expectError(await send("GET", "/api-key-pairs?cursor=x&limit=20"), 400, "bad_request");
  expectError(await send("PATCH", "/api-key-pairs", {}), 405, "method_not_allowed");
  const { privateKey } = await generateKeyPair();
  const stranger = await send("GET", "/api-key-pairs?limit=20", undefined, privateKey);
  expectError(stranger, 401, "unauthorized");
  expect(stranger.json.message).toBe("No valid API authentication found");
});
