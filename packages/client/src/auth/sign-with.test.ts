import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";

import { afterEach, expect, test, vi } from "vitest";

import { createClient } from "../create-client.ts";
import { page, send, sendError, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal } from "../testing/real-server.ts";
import { signWith } from "./sign-with.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
const request = { signal: new AbortController().signal };

function decode(token: string) {
  const [header, claims] = token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  return { header, claims };
}

/** RFC 7638, by hand. */
function thumbprint(): string {
  const { crv, kty, x, y } = createPublicKey(publicKey.export({ type: "spki", format: "pem" })).export({
    format: "jwk",
  });
  return createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
}

afterEach(() => {
  vi.useRealTimers();
});

test("a token is an ES512 JWT with the thumbprint, the claims and the scopes that the API asks for", async () => {
  const before = Math.floor(Date.now() / 1000);
  const token = await signWith({ privateKey: pem })(request);
  const { header, claims } = decode(token);
  expect(header).toEqual({ alg: "ES512", typ: "JWT", kid: thumbprint() });
  expect(claims).toMatchObject({
    iss: "api-key-pairs",
    scopes: ["api-key-pairs.read", "api-key-pairs.write", "roles.read"],
  });
  // Dated back, for servers whose clock lags a little.
  expect(claims.iat).toBeGreaterThanOrEqual(before - 5);
  expect(claims.iat).toBeLessThanOrEqual(before - 4);
  expect(claims).toMatchObject({
    nbf: claims.iat,
    exp: claims.iat + 300,
    jti: expect.stringMatching(/^[\w-]{36}$/),
  });
  const [head, body, signature] = token.split(".") as [string, string, string];
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha512", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"))).toBe(
    true,
  );
});

test("scopes, lifetime, issuer and key id can be set", async () => {
  const options = { keyId: "mine", scopes: ["*.read"], expiresInSeconds: 30, issuer: "shop" };
  const { header, claims } = decode(await signWith({ privateKey: pem, ...options })(request));
  expect(header.kid).toBe("mine");
  expect(claims).toMatchObject({ iss: "shop", scopes: ["*.read"], exp: claims.iat + 30 });
});

test.each([[29], [3601], [30.5], [Number.NaN], ["300"]])(
  "a lifetime of %j seconds is refused",
  (expiresInSeconds) => {
    expect(() => signWith({ privateKey: pem, expiresInSeconds: expiresInSeconds as number })).toThrow(
      /expiresInSeconds must be a whole number of seconds from 30 to 3600/,
    );
  },
);

test("100 parallel calls share one signature, and so do all that follow within its lifetime", async () => {
  const sign = vi.spyOn(crypto.subtle, "sign");
  const { keyPairs } = await startReal();
  await Promise.all(Array.from({ length: 100 }, () => keyPairs.list({ limit: 1 })));
  await keyPairs.list();
  expect(sign).toHaveBeenCalledTimes(1);
  sign.mockRestore();
});

test("a token is replaced shortly before it expires, and not earlier", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 });
  const provider = signWith({ privateKey: pem, expiresInSeconds: 60 });
  const first = await provider(request);
  vi.setSystemTime(1_700_000_039_000);
  expect(await provider(request)).toBe(first);
  vi.setSystemTime(1_700_000_040_000);
  const second = await provider(request);
  expect(decode(second).claims.iat).toBe(1_700_000_035);
});

test.each([-3_600_000, 3_600_000])(
  "a clock that is %i ms off is corrected by the API's own, and stays so",
  async (off) => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 });
    const provider = signWith({ privateKey: pem });
    const stale = await provider(request);
    const rejected = { token: stale, serverTime: 1_700_000_000_000 + off };
    const fresh = await provider({ ...request, rejected });
    expect(decode(fresh).claims.iat).toBe((1_700_000_000_000 + off) / 1000 - 5);
    expect(await provider(request)).toBe(fresh);
    // A call that heard of the refusal late gets the token that is good.
    expect(await provider({ ...request, rejected })).toBe(fresh);
  },
);

test("against a server whose clock is an hour off, the first call already succeeds", async () => {
  const serverTime = Date.now() + 3_600_000;
  const server = await startHostileServer((response, { token }) => {
    const { nbf, exp } = decode(token!).claims;
    const isValid = nbf * 1000 <= serverTime + 2_000 && exp * 1000 > serverTime;
    const headers = { date: new Date(serverTime).toUTCString() };
    return isValid ? send(response, 200, page([]), headers) : sendError(response, 401, headers);
  });
  const keyPairs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: pem }) });
  await keyPairs.list();
  await keyPairs.list();
  expect(server.received).toHaveLength(3);
});

test("a pair that is refused for good is not signed with again and again", async () => {
  const sign = vi.spyOn(crypto.subtle, "sign");
  const server = await startHostileServer((response) => sendError(response, 401));
  const keyPairs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: pem }) });
  for (let i = 0; i < 5; i += 1) expect((await failureOf(keyPairs.list())).code).toBe("unauthorized");
  expect(sign).toHaveBeenCalledTimes(2);
  sign.mockRestore();
});

test("a pair that was refused once is signed with again after a pause", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 });
  const provider = signWith({ privateKey: pem });
  const refuse = async (token: string) =>
    await provider({ ...request, rejected: { token, serverTime: undefined } });
  const second = await refuse(await provider(request));
  expect(await refuse(second)).toBe(second);
  vi.setSystemTime(1_700_000_010_000);
  expect(await refuse(second)).not.toBe(second);
});

test("a server that claims to live in another week gets no token for that time", async () => {
  const provider = signWith({ privateKey: pem });
  const token = await provider(request);
  const serverTime = Date.now() + 7 * 86_400_000;
  const other = await provider({ ...request, rejected: { token, serverTime } });
  expect(decode(other).claims.iat * 1000).toBeLessThanOrEqual(Date.now());
});

test.each([
  [{ scopes: "api-key-pairs.read" }, /scopes must be/],
  [{ keyId: 5 }, /keyId must be the id of the key pair/],
  [{ keyId: "" }, /keyId must be the id of the key pair/],
  [{ issuer: 7 }, /issuer must be a name/],
  [{ expiresIn: 60 }, /expiresIn is not known to signWith, which takes privateKey, keyId, scopes/],
])("signWith refuses %j at once, with the remedy", (options, message) => {
  expect(() => signWith({ privateKey: pem, ...(options as object) })).toThrow(
    expect.objectContaining({ code: "input", message: expect.stringMatching(message) }),
  );
});

test("signWith without options says what it takes", () => {
  expect(() => signWith(undefined as never)).toThrow(expect.objectContaining({ code: "input" }));
});

test("a CryptoKey signs: with its own thumbprint when it can be read, else with the id that is given", async () => {
  const generate = (extractable: boolean) =>
    crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-521" }, extractable, ["sign", "verify"]);
  const open = await generate(true);
  expect(decode(await signWith({ privateKey: open.privateKey })(request)).header.kid).toMatch(/^[\w-]{43}$/);
  const closed = await generate(false);
  expect(decode(await signWith({ privateKey: closed.privateKey, keyId: "known" })(request)).header.kid).toBe(
    "known",
  );
  expect(() => signWith({ privateKey: closed.privateKey })).toThrow(/keyId is required/);
  expect(() => signWith({ privateKey: open.publicKey })).toThrow(
    /privateKey must be .* private ECDSA P-521 CryptoKey/,
  );
  const other = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  expect(() => signWith({ privateKey: other.privateKey })).toThrow(/ECDSA P-521/);
});

test("a pair that was just created signs", async () => {
  const { keyPairs, server } = await startReal();
  const created = await keyPairs.create();
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: created.private_key }) });
  expect((await theirs.list()).items.map((item) => item.id)).toContain(created.id);
});
