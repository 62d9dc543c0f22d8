import { createPublicKey } from "node:crypto";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { expectRefused } from "../testing/expect-refused.ts";
import { encodePart, forgeToken } from "../testing/forge-token.ts";
import { startInProcess } from "../testing/in-process.ts";
import { memoryLog } from "../testing/memory-log.ts";

test("a key, or where to find one, that comes with the token is not looked at", async () => {
  const { callWith, store } = await startInProcess();
  const attacker = await generateKeyPair();
  const jwk = { ...attacker.publicKey };
  for (const header of [
    { jwk },
    { jwk, alg: "ES512", kid: undefined },
    { jku: "https://attacker.example/jwks.json" },
    { jku: "file:///etc/passwd" },
    { x5u: "https://attacker.example/cert.pem" },
    {
      x5c: [createPublicKey(attacker.privateKey).export({ type: "spki", format: "der" }).toString("base64")],
    },
    { crv: "P-521", x: jwk.x, y: jwk.y },
  ]) {
    for (const kid of [await store.rootId(), attacker.id]) {
      const token = await forgeToken(attacker.privateKey, { header: { kid, ...header } });
      await expectRefused(await callWith(token), header);
    }
  }
});

test("a kid that is no id of a pair is refused, whatever it would mean elsewhere", async () => {
  const { callWith, privateKey, store } = await startInProcess();
  const id = (await store.rootId())!;
  for (const kid of [
    undefined,
    null,
    1,
    true,
    [id],
    { id },
    "",
    ` ${id}`,
    `${id} `,
    `${id}\0`,
    "\0",
    "\ud800",
    `${id}=`,
    id.toLowerCase(),
    "../../../../etc/passwd",
    `../${id}`,
    "' or '1'='1",
    `${id}' --`,
    `' union select '${id}', public_key from api_key_pairs --`,
    "%",
    "_".repeat(43),
    "__proto__",
    "constructor",
    "x".repeat(8000),
  ]) {
    await expectRefused(await callWith(await forgeToken(privateKey, { header: { kid } })), kid);
  }
});

test("a header that asks for what is not understood, or for claims that are not encoded, is refused", async () => {
  const { callWith, privateKey } = await startInProcess();
  for (const crit of [[], ["x"], ["b64"], ["exp"], ["__proto__"], "b64", null, {}]) {
    const token = await forgeToken(privateKey, { header: { crit, x: 1, exp: 1 } });
    await expectRefused(await callWith(token), crit);
  }
  const header = { b64: false, crit: ["b64"] };
  await expectRefused(await callWith(await forgeToken(privateKey, { header })), header);
  const encodedClaims = `{"exp":9999999999,"scopes":["*_read"]}`;
  await expectRefused(await callWith(await forgeToken(privateKey, { header, encodedClaims })), "raw claims");
});

test("times that are missing, no numbers, past, or too far ahead are refused", async () => {
  const { callWith, privateKey } = await startInProcess();
  const now = Math.floor(Date.now() / 1000);
  const noTimes = ["", `${now + 60}`, null, true, [now + 60], {}, "Infinity"];
  const wrong: Record<string, unknown>[] = [
    { exp: undefined },
    ...noTimes.flatMap((time) => [{ exp: time }, { nbf: time }, { iat: time }]),
    ...[now, now - 1, 0, -1, -1e300].map((exp) => ({ exp })),
    // In milliseconds.
    { exp: Date.now() + 60_000 },
    { exp: 1e300 },
    ...[now + 60, 1e300].flatMap((time) => [{ nbf: time }, { iat: time }]),
  ];
  for (const claims of wrong) {
    await expectRefused(await callWith(await forgeToken(privateKey, { claims })), claims);
  }
  for (const json of [
    `{"exp":1e400}`,
    `{"exp":NaN}`,
    `{"exp":9999999999,"exp":1}`,
    `[]`,
    `null`,
    `"x"`,
    `{`,
    ``,
  ]) {
    const encodedClaims = Buffer.from(json).toString("base64url");
    await expectRefused(await callWith(await forgeToken(privateKey, { encodedClaims })), json);
  }
});

test("scopes that are not a list of strings are refused with 401, others than those of the request with 403", async () => {
  const { callWith, privateKey, store } = await startInProcess();
  const callScoped = async (scopes: unknown, method: string) =>
    await callWith(await forgeToken(privateKey, { claims: { scopes } }), method);
  for (const scopes of [
    "*.read",
    "api-key-pairs.read *.read",
    { 0: "*.read", length: 1 },
    [["*.read"]],
    [1],
    null,
    7,
    true,
  ]) {
    await expectRefused(await callScoped(scopes, "GET"), scopes);
  }
  const lookalikes = [
    "api-key-pairs.readx",
    "xapi-key-pairs.read",
    "api-key-pairs.read ",
    "api-key-pairs.read\0",
    "api_key_pairs.read",
    "\u0430pi-key-pairs.read",
    "api-key-pairs",
    "api-key-pairs.*",
    "api-key-pairs.write",
    "*",
    "*.*",
    "**.read",
    "*.READ",
    "*.read,*.write",
    ".read",
    "read",
    "",
    "roles.read",
    "embed",
  ];
  await expectRefused(await callScoped(lookalikes, "GET"), lookalikes, 403);
  for (const scope of [...lookalikes, "*.write"])
    await expectRefused(await callScoped([scope], "GET"), scope, 403);
  for (const scope of ["*.read", "api-key-pairs.read", "api-key-pairs.writes"]) {
    await expectRefused(await callScoped([scope], "POST"), scope, 403);
  }
  await expectRefused(await callScoped(undefined, "GET"), undefined, 403);
  expect((await store.page({ direction: "newer", position: 0, limit: 9 })).pairs).toHaveLength(1);
});

test("whatever the lifetime up to an hour, and whichever of its scopes, a good token is let in", async () => {
  const { callWith, privateKey } = await startInProcess();
  const read = fc.constantFrom("api-key-pairs.read", "*.read");
  const others = fc.array(fc.oneof(fc.string(), fc.constantFrom("*.write", "embed")), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 30, max: 3600 }), read, others, async (lifetime, scope, others) => {
      const exp = Math.floor(Date.now() / 1000) + lifetime;
      const token = await forgeToken(privateKey, { claims: { exp, scopes: [...others, scope] } });
      expect((await callWith(token)).status).toBe(200);
    }),
    { numRuns: 30 },
  );
});

test("why a token was refused is in the log, and nothing of the token is", async () => {
  const { logger, records, lines } = memoryLog();
  const { callWith, privateKey } = await startInProcess({ logger });
  const marked = { header: { kid: "canary" }, claims: { exp: 1, iss: "canary", scopes: ["canary"] } };
  const tokens = [
    await forgeToken(privateKey, { header: marked.header }),
    await forgeToken(privateKey, { claims: { exp: 1, iss: "canary" } }),
    await forgeToken(privateKey, { claims: { scopes: ["canary"] } }),
    await forgeToken(privateKey, { header: { alg: "canary" } }),
    await forgeToken(privateKey, { header: { crit: ["canary"], canary: 1 } }),
    await forgeToken(privateKey, { claims: { iat: "canary" } }),
    `${encodePart("canary")}.canary.canary`,
  ];
  for (const token of tokens) expect([401, 403]).toContain((await callWith(token)).status);
  expect(records().filter(({ refusal }) => typeof refusal === "string")).toHaveLength(tokens.length);
  expect(lines.join("")).not.toContain("canary");
  for (const part of tokens.flatMap((token) => token.split("."))) expect(lines.join("")).not.toContain(part);
});
