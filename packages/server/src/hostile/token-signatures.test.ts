import { createHmac, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { expectRefused } from "../testing/expect-refused.ts";
import { forgeToken, signEs512 } from "../testing/forge-token.ts";
import { startInProcess } from "../testing/in-process.ts";

const base64url = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];
/** What a lenient decoder skips, or takes for something else. */
const almostBase64url = [..."=+/. ~\t%"];

/** The order of P-521: SEC 2, section 2.6.1. */
const order = BigInt(
  "0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
);

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function toBytes(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(132, "0"), "hex");
}

test("a token that differs from a good one in one character anywhere is refused", async () => {
  const { callWith, privateKey } = await startInProcess();
  const token = await forgeToken(privateKey);
  expect((await callWith(token)).status).toBe(200);
  const character = fc.constantFrom(...base64url, ...almostBase64url);
  // Not at the ends, where a header may have blanks.
  const place = fc.integer({ min: 1, max: token.length - 1 });
  const removed = fc.constantFrom(0, 1);
  await fc.assert(
    fc.asyncProperty(place, removed, fc.option(character, { nil: "" }), async (at, length, inserted) => {
      const altered = token.slice(0, at) + inserted + token.slice(at + length);
      fc.pre(altered !== token);
      await expectRefused(await callWith(altered), altered);
    }),
    { numRuns: 300 },
  );
});

test("no part of a token has a second spelling", async () => {
  const { callWith, privateKey } = await startInProcess();
  const parts = (await forgeToken(privateKey)).split(".");
  for (const [index, part] of parts.entries()) {
    const spellings = [
      ...base64url.map((last) => part.slice(0, -1) + last),
      ...["=", "==", "A", "%3D"].map((more) => part + more),
    ].filter((spelling) => spelling !== part);
    for (const spelling of spellings) {
      const token = parts.with(index, spelling).join(".");
      await expectRefused(await callWith(token), token);
    }
  }
});

/** An algorithm as the header names it, and the signature that goes with it. */
type Forged = [alg: unknown, signature: (content: string) => Buffer];

test("a token of another algorithm is refused, with the key that belongs to it or with the public one", async () => {
  const { callWith, privateKey } = await startInProcess();
  const publicKey = createPublicKey(privateKey);
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve }).privateKey;
  const ecdsa = (hash: string, key: KeyObject | string) => (content: string) =>
    sign(hash, Buffer.from(content), { key, dsaEncoding: "ieee-p1363" } as never);
  const hmac = (hash: string, secret: string | Buffer) => (content: string) =>
    createHmac(hash, secret).update(content).digest();
  const { x, y } = publicKey.export({ format: "jwk" });
  const secrets = [
    publicKey.export({ type: "spki", format: "pem" }) as string,
    (publicKey.export({ type: "spki", format: "pem" }) as string).trim(),
    publicKey.export({ type: "spki", format: "der" }),
    JSON.stringify({ kty: "EC", crv: "P-521", x, y }),
    JSON.stringify({ crv: "P-521", kty: "EC", x, y }),
    Buffer.from(x!, "base64url"),
    "",
  ];
  const forged: Forged[] = [
    ...["RS256", "RS512", "PS512"].map((alg): Forged => [
      alg,
      (content) => sign("sha512", Buffer.from(content), rsa),
    ]),
    ["ES256", ecdsa("sha256", ec("P-256"))],
    ["ES384", ecdsa("sha384", ec("P-384"))],
    ["ES512", ecdsa("sha512", ec("P-256"))],
    ["ES512", ecdsa("sha256", privateKey)],
    ["ES512", ecdsa("sha512", ec("P-521"))],
    ["EdDSA", (content) => sign(null, Buffer.from(content), generateKeyPairSync("ed25519").privateKey)],
    ...[256, 384, 512].flatMap((bits) =>
      secrets.map((secret): Forged => [`HS${bits}`, hmac(`sha${bits}`, secret)]),
    ),
    // The right signature does not make up for the wrong name.
    ...["es512", "ES512 ", "ES521", "ES256", "RS256", "", null, 512, ["ES512"]].map((alg): Forged => [
      alg,
      (content) => signEs512(privateKey, content),
    ]),
  ];
  for (const [alg, signature] of forged) {
    await expectRefused(await callWith(await forgeToken(privateKey, { header: { alg }, signature })), alg);
  }
});

test("a token without a signature is refused, however none is spelled", async () => {
  const { callWith, privateKey } = await startInProcess();
  const none = fc.mixedCase(fc.constant("none"));
  const signature = fc.constantFrom<((content: string) => Buffer)[]>(
    () => Buffer.alloc(0),
    () => Buffer.alloc(132),
    (content) => signEs512(privateKey, content),
  );
  await fc.assert(
    fc.asyncProperty(none, signature, async (alg, signature) => {
      await expectRefused(await callWith(await forgeToken(privateKey, { header: { alg }, signature })), alg);
    }),
    { numRuns: 50 },
  );
});

test("a signature of another form is refused", async () => {
  const { callWith, privateKey } = await startInProcess();
  const good = (content: string) => signEs512(privateKey, content);
  const half = (content: string, index: number) => good(content).subarray(index * 66, (index + 1) * 66);
  const forms: Record<string, (content: string) => Buffer> = {
    swapped: (content) => Buffer.concat([half(content, 1), half(content, 0)]),
    "all zero": () => Buffer.alloc(132),
    "r zero": (content) => Buffer.concat([Buffer.alloc(66), half(content, 1)]),
    "s zero": (content) => Buffer.concat([half(content, 0), Buffer.alloc(66)]),
    "all ones": () => Buffer.alloc(132, 0xff),
    DER: (content) => sign("sha512", Buffer.from(content), privateKey),
    "one byte short": (content) => good(content).subarray(1),
    "one byte long": (content) => Buffer.concat([Buffer.alloc(1), good(content)]),
    "s beyond the order": (content) =>
      Buffer.concat([half(content, 0), toBytes(order + toNumber(half(content, 1)))]),
    empty: () => Buffer.alloc(0),
  };
  for (const [form, signature] of Object.entries(forms)) {
    await expectRefused(await callWith(await forgeToken(privateKey, { signature })), form);
  }
});

// Every ECDSA signature (r, s) has a twin, (r, n - s). It makes no second token of a token in any way that matters:
// it says the same, for as long, by the same pair, and nothing here counts or revokes tokens one by one.
test("the twin of a signature is as good as it is, and is refused with it", async () => {
  const { call, callWith, create } = await startInProcess();
  const { id, private_key } = await create();
  const twin = await forgeToken(private_key, {
    signature(content) {
      const signature = signEs512(private_key, content);
      const s = order - toNumber(signature.subarray(66));
      return Buffer.concat([signature.subarray(0, 66), toBytes(s)]);
    },
  });
  expect((await callWith(twin)).status).toBe(200);
  await call("DELETE", `/api-key-pairs/${id}`);
  await expectRefused(await callWith(twin), "twin");
});
