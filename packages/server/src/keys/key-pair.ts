import { createPrivateKey, createPublicKey, generateKeyPair as generate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { promisify } from "node:util";

import { calculateJwkThumbprint } from "jose";

const generateAsync = promisify(generate);

/** A public P-521 key as a JWK. */
export interface PublicKey {
  readonly kty: "EC";
  readonly crv: "P-521";
  readonly x: string;
  readonly y: string;
}

/** A key pair in full. The private key is for the answer to create, and is kept nowhere. */
export interface KeyPair {
  /** The RFC 7638 SHA-256 thumbprint of the public key: 43 characters of base64url. */
  readonly id: string;
  readonly publicKey: PublicKey;
  /** PEM, PKCS#8, EC P-521. */
  readonly privateKey: string;
}

/** Generates an ES512 key pair, off the main thread. */
export async function generateKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateAsync("ec", { namedCurve: "P-521" });
  return await describe(privateKey, publicKey);
}

/**
 * The key pair of a private key.
 *
 * @param pem A private key in PEM form.
 * @throws {Error} When it is no EC P-521 private key.
 */
export async function keyPairFromPem(pem: string): Promise<KeyPair> {
  const privateKey = parse(pem);
  // OpenSSL's name of P-521.
  if (privateKey?.asymmetricKeyDetails?.namedCurve !== "secp521r1") {
    throw new Error("it does not hold an EC P-521 private key in PEM form");
  }
  return await describe(privateKey, createPublicKey(privateKey));
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // What OpenSSL says is of no help: "DECODER routines::unsupported".
    return undefined;
  }
}

async function describe(privateKey: KeyObject, publicKey: KeyObject): Promise<KeyPair> {
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  const jwk: PublicKey = { kty: "EC", crv: "P-521", x, y };
  return {
    id: await calculateJwkThumbprint(jwk),
    publicKey: jwk,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}
