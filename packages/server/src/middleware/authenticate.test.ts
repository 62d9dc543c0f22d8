import { createHmac, createPrivateKey, createPublicKey } from "node:crypto";

import * as fc from "fast-check";
import { SignJWT } from "jose";
import { expect, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { startInProcess } from "../testing/in-process.ts";
import { signToken } from "../testing/sign-token.ts";

const unauthorized = {
  type: "error",
  code: "unauthorized",
  status: 401,
  message: "No valid API authentication found",
  details: [],
};
const forbidden = {
  type: "error",
  code: "forbidden",
  status: 403,
  message: "Invalid credentials",
  details: [],
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function expectRefused(response: Response) {
  expect(await response.json()).toEqual(unauthorized);
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe("Bearer");
}

test("a good token is let in, whatever the case of the scheme", async () => {
  const { call, privateKey } = await startInProcess();
  const token = await signToken(privateKey);
  for (const scheme of ["Bearer", "bearer", "BEARER"]) {
    const response = await call("GET", "/api-key-pairs", { authorization: `${scheme} ${token}` });
    expect(response.status).toBe(200);
  }
});

test("a request without a bearer token is refused with the documented body", async () => {
  const { call, privateKey } = await startInProcess();
  const token = await signToken(privateKey);
  await expectRefused(await call("GET", "/api-key-pairs", {}));
  for (const authorization of [
    "",
    "Bearer",
    "Bearer ",
    token,
    `Basic ${token}`,
    `Bearer ${token} x`,
    "Bearer a.b.c",
  ]) {
    await expectRefused(await call("GET", "/api-key-pairs", { authorization }));
  }
});

test("every operation needs a token", async () => {
  const { call, store } = await startInProcess();
  await expectRefused(await call("GET", "/api-key-pairs", {}));
  await expectRefused(await call("POST", "/api-key-pairs", {}));
  await expectRefused(await call("DELETE", `/api-key-pairs/${await store.rootId()}`, {}));
  expect((await store.page({ direction: "newer", position: 0, limit: 9 })).pairs).toHaveLength(1);
});

test("a token with alg none is refused, signed or not", async () => {
  const { callWith, privateKey } = await startInProcess();
  const [header, claims, signature] = (await signToken(privateKey)).split(".");
  const { kid } = JSON.parse(Buffer.from(header!, "base64url").toString());
  for (const alg of ["none", "None", "NONE", ""]) {
    await expectRefused(await callWith(`${encode({ alg, typ: "JWT", kid })}.${claims}.`));
    await expectRefused(await callWith(`${encode({ alg, typ: "JWT", kid })}.${claims}.${signature}`));
  }
});

test("a token signed by HMAC with the public key as the secret is refused", async () => {
  const { callWith, privateKey } = await startInProcess();
  const [header, claims] = (await signToken(privateKey)).split(".");
  const { kid } = JSON.parse(Buffer.from(header!, "base64url").toString());
  const publicKey = createPublicKey(privateKey);
  for (const secret of [
    publicKey.export({ type: "spki", format: "pem" }) as string,
    publicKey.export({ type: "spki", format: "der" }),
    JSON.stringify(publicKey.export({ format: "jwk" })),
  ]) {
    const content = `${encode({ alg: "HS512", typ: "JWT", kid })}.${claims}`;
    await expectRefused(
      await callWith(`${content}.${createHmac("sha512", secret).update(content).digest("base64url")}`),
    );
  }
});

test("a token signed by another key than that of its kid is refused", async () => {
  const { callAs, create, store } = await startInProcess();
  const other = await create();
  await expectRefused(await callAs(other.private_key, { kid: await store.rootId() }));
});

test("a token whose kid names no pair, or is no string, is refused", async () => {
  const { callAs, privateKey } = await startInProcess();
  for (const kid of ["x".repeat(43), "", "../../etc/passwd", 1, null, { a: 1 }, ["a"]]) {
    await expectRefused(await callAs(privateKey, { kid: kid ?? 0 }));
  }
});

test("a key that comes with the token is not trusted", async () => {
  const { callWith, store } = await startInProcess();
  const { privateKey, publicKey } = await generateKeyPair();
  const token = await new SignJWT({ exp: 9_999_999_999, scopes: ["*.read"] })
    .setProtectedHeader({ alg: "ES512", kid: (await store.rootId())!, jwk: { ...publicKey } })
    .sign(createPrivateKey(privateKey));
  await expectRefused(await callWith(token));
});

test("a token whose claims or signature were altered is refused", async () => {
  const { callWith, privateKey } = await startInProcess();
  const [header, claims, signature] = (await signToken(privateKey, { scopes: [] })).split(".");
  const altered = { ...JSON.parse(Buffer.from(claims!, "base64url").toString()), scopes: ["*.read"] };
  await expectRefused(await callWith(`${header}.${encode(altered)}.${signature}`));
  await expectRefused(await callWith(`${header}.${claims}.${signature!.slice(0, -4)}AAAA`));
  await expectRefused(await callWith(`${header}.${claims}.${"A".repeat(176)}`));
  await expectRefused(await callWith(`${header}.${claims}.AAAA`));
});

test("lifetimes are kept to the second: no leeway at the end, five seconds at the start", async () => {
  const now = Date.UTC(2021, 9, 1);
  const { callAs, privateKey } = await startInProcess({ clock: () => now });
  const status = async (overrides: object) => (await callAs(privateKey, { now, ...overrides })).status;
  expect(await status({ expiresIn: 1 })).toBe(200);
  await expectRefused(await callAs(privateKey, { now, expiresIn: 0 }));
  await expectRefused(await callAs(privateKey, { now, expiresIn: -3600 }));
  expect(await status({ notBefore: 5 })).toBe(200);
  await expectRefused(await callAs(privateKey, { now, notBefore: 6 }));
  expect(await status({ issuedAt: 5 })).toBe(200);
  await expectRefused(await callAs(privateKey, { now, issuedAt: 6 }));
});

test("a token that never expires, or whose claims have the wrong type, is refused", async () => {
  const { callAs, privateKey } = await startInProcess();
  for (const claims of [
    { exp: undefined },
    { exp: "never" },
    { scopes: "*.read" },
    { scopes: [1] },
    { nbf: "x" },
  ]) {
    await expectRefused(await callAs(privateKey, { claims }));
  }
});

test("a remembered token is refused from the moment it expires", async () => {
  let now = Date.UTC(2021, 9, 1);
  const { callWith, privateKey } = await startInProcess({ clock: () => now });
  const token = await signToken(privateKey, { now, expiresIn: 30 });
  expect((await callWith(token)).status).toBe(200);
  now += 29_999;
  expect((await callWith(token)).status).toBe(200);
  now += 1;
  await expectRefused(await callWith(token));
});

test("a remembered token is refused from the moment its pair is deleted", async () => {
  const { call, callWith, create } = await startInProcess();
  const pair = await create();
  const token = await signToken(pair.private_key);
  expect((await callWith(token)).status).toBe(200);
  expect((await call("DELETE", `/api-key-pairs/${pair.id}`)).status).toBe(204);
  await expectRefused(await callWith(token));
  await expectRefused(await callWith(await signToken(pair.private_key)));
});

test("a token of another server's pair is refused", async () => {
  const [one, other] = [await startInProcess(), await startInProcess()];
  await expectRefused(await one.callAs(other.privateKey));
});

test("reading and writing need their scope, or the wildcard of it", async () => {
  const { callAs, privateKey, store } = await startInProcess();
  const status = async (scopes: string[], method: string, path?: string) =>
    (await callAs(privateKey, { scopes }, method, path)).status;
  const missing = `/api-key-pairs/${"x".repeat(43)}`;
  for (const scope of ["api-key-pairs.read", "*.read"]) {
    expect(await status([scope], "GET")).toBe(200);
    expect(await status([scope], "POST")).toBe(403);
    expect(await status([scope], "DELETE", missing)).toBe(403);
  }
  for (const scope of ["api-key-pairs.write", "*.write"]) {
    expect(await status([scope], "GET")).toBe(403);
    expect(await status([scope], "POST")).toBe(201);
    expect(await status([scope], "DELETE", missing)).toBe(404);
  }
  for (const scopes of [
    [],
    ["*"],
    ["*.*"],
    ["roles.read"],
    ["API-KEY-PAIRS.READ"],
    ["api-key-pairs.read.x"],
  ]) {
    const response = await callAs(privateKey, { scopes });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual(forbidden);
  }
  expect((await callAs(privateKey, { claims: { scopes: undefined } })).status).toBe(403);
  expect((await store.page({ direction: "newer", position: 0, limit: 9 })).pairs).toHaveLength(3);
});

test("whatever comes as a token, the answer is 401", async () => {
  const { callWith, store } = await startInProcess();
  const kid = await store.rootId();
  const part = fc.oneof(
    fc.base64String().map((text) => text.replace(/[^\w-]/g, "_")),
    fc.json().map((text) => Buffer.from(text).toString("base64url")),
    fc
      .record(
        { alg: fc.constant("ES512"), kid: fc.constant(kid), crit: fc.anything() },
        { requiredKeys: ["alg"] },
      )
      .map(encode),
  );
  await fc.assert(
    fc.asyncProperty(part, part, part, async (...parts) => {
      expect((await callWith(parts.join("."))).status).toBe(401);
    }),
  );
});

test("a store that is down is an error of the server, not of the token", async () => {
  const { store, app, rootHeaders, privateKey } = await startInProcess();
  expect((await app.request("/api-key-pairs", { headers: rootHeaders })).status).toBe(200);
  await store.close();
  const fresh = { authorization: `Bearer ${await signToken(privateKey)}` };
  expect((await app.request("/api-key-pairs", { headers: rootHeaders })).status).toBe(500);
  expect((await app.request("/api-key-pairs", { headers: fresh })).status).toBe(500);
});
