import { createPrivateKey, createPublicKey } from "node:crypto";
import { inspect } from "node:util";

import { decodeProtectedHeader } from "jose";
import { expect, test } from "vitest";

import { generateKeyPair } from "./generate-key-pair.ts";
import { signWith } from "./sign-with.ts";

test("both halves are PEM, of one P-521 key", async () => {
  const { public_key, private_key } = await generateKeyPair();
  expect(createPrivateKey(private_key).asymmetricKeyDetails).toEqual({ namedCurve: "secp521r1" });
  expect(createPublicKey(private_key).export({ type: "spki", format: "pem" })).toBe(public_key);
  expect(createPrivateKey(private_key).export({ type: "pkcs8", format: "pem" })).toHaveLength(
    private_key.length,
  );
});

test("the thumbprint is the kid of the tokens that it signs", async () => {
  const { private_key: privateKey, thumbprint } = await generateKeyPair();
  const token = await signWith({ privateKey })({ signal: AbortSignal.timeout(5000) });
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: "ES512", kid: thumbprint });
});

test("no two are the same, and none shows its private half when it is printed", async () => {
  const [one, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
  expect(one.thumbprint).not.toBe(other.thumbprint);
  expect(inspect({ one }, { depth: 5 })).toContain("[redacted]");
  expect(inspect({ one }, { depth: 5 })).not.toContain(one.private_key.split("\n")[1]);
  expect(JSON.parse(JSON.stringify(one)).private_key).toBe(one.private_key);
});
