import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

import { calculateJwkThumbprint } from "jose";
import { expect, test } from "vitest";

import { generateKeyPair, generateRsaKeyPair, keyPairFromPublicPem } from "./key-pair.ts";

const pair = await generateKeyPair();
const publicPem = createPublicKey(pair.privateKey).export({ type: "spki", format: "pem" }) as string;

test("a public key in PEM form gives the id and the key that its private half gives", () => {
  const { privateKey: _private, ...publicHalf } = pair;
  expect(keyPairFromPublicPem(publicPem)).toEqual(publicHalf);
  expect(keyPairFromPublicPem(`\r\n${publicPem.replaceAll("\n", "\r\n")}`)).toEqual(publicHalf);
});

test("a compressed point is the same key", () => {
  const der = createPublicKey(pair.privateKey).export({ type: "spki", format: "der" });
  const y = der.subarray(-66);
  // SEC 1: 2 or 3 for a y that is even or odd, and x alone. In DER, two lengths shrink with it.
  const point = Buffer.concat([Buffer.from([2 + (y.at(-1)! & 1)]), der.subarray(-132, -66)]);
  const algorithm = der.subarray(3, 3 + 18);
  const bits = Buffer.concat([Buffer.from([0x03, point.length + 1, 0]), point]);
  const compressed = Buffer.concat([Buffer.from([0x30, algorithm.length + bits.length]), algorithm, bits]);
  const pem = `-----BEGIN PUBLIC KEY-----\n${compressed.toString("base64")}\n-----END PUBLIC KEY-----\n`;
  expect(keyPairFromPublicPem(pem)?.id).toBe(pair.id);
});

test("nothing else is a key, least of all a private one", () => {
  const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  const ed25519 = generateKeyPairSync("ed25519").publicKey;
  for (const pem of [
    pair.privateKey,
    `${pair.privateKey}${publicPem}`,
    p256.export({ type: "spki", format: "pem" }) as string,
    ed25519.export({ type: "spki", format: "pem" }) as string,
    publicPem.replace(/\n[^]+\n-/, "\nAAAA\n-"),
    publicPem.slice(0, 100),
    JSON.stringify(pair.publicKey),
    "",
  ])
    expect(keyPairFromPublicPem(pem)).toBeUndefined();
});

test("an RSA pair has a PEM of 3072 bits, and its thumbprint as the id", async () => {
  const { id, publicKey, privateKey } = await generateRsaKeyPair();
  const key = createPrivateKey(privateKey);
  expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 3072 });
  expect(id).toBe(await calculateJwkThumbprint({ ...publicKey }));
  expect(createPublicKey(key).export({ format: "jwk" })).toEqual(publicKey);
});
