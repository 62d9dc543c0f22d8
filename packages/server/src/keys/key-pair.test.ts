import { createPrivateKey, createPublicKey } from "node:crypto";

import { calculateJwkThumbprint } from "jose";
import { expect, test } from "vitest";

import { generateKeyPair, keyPairFromPem } from "./key-pair.ts";

test("a generated pair is what its private key says, by the thumbprint of RFC 7638", async () => {
  // Half of all coordinates start with a zero byte, which must not be lost.
  const pairs = await Promise.all(Array.from({ length: 12 }, generateKeyPair));
  for (const pair of pairs) {
    const jwk = createPublicKey(createPrivateKey(pair.privateKey)).export({ format: "jwk" });
    expect(pair.publicKey).toEqual(jwk);
    expect(pair.id).toBe(await calculateJwkThumbprint(jwk, "sha256"));
    expect(keyPairFromPem(pair.privateKey)).toEqual(pair);
  }
});

test("a generated private key is PKCS#8 in PEM form, with its public half", async () => {
  const { privateKey } = await generateKeyPair();
  expect(privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n[^]+\n-----END PRIVATE KEY-----\n$/);
  expect(createPrivateKey(privateKey).export({ type: "pkcs8", format: "pem" })).toBe(privateKey);
});
