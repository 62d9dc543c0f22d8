import { createPrivateKey, createPublicKey, generateKeyPair as generate, hash } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { promisify } from "node:util";

const generateAsync = promisify(generate);

/** 521 bits. */
const coordinateBytes = 66;

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

/** Generates an ES512 key pair, off the main thread: its encoding too. */
export async function generateKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateAsync("ec", {
    namedCurve: "P-521",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "der" },
  });
  // A public key as DER ends in its point: both coordinates, in full length (RFC 5480).
  const x = publicKey.subarray(-2 * coordinateBytes, -coordinateBytes).toString("base64url");
  const y = publicKey.subarray(-coordinateBytes).toString("base64url");
  return describe(privateKey, x, y);
}

/**
 * The key pair of a private key.
 *
 * @param pem A private key in PEM form.
 * @throws {Error} When it is no EC P-521 private key.
 */
export function keyPairFromPem(pem: string): KeyPair {
  const privateKey = parse(pem);
  // OpenSSL's name of P-521.
  if (privateKey?.asymmetricKeyDetails?.namedCurve !== "secp521r1") {
    throw new Error("it does not hold an EC P-521 private key in PEM form");
  }
  const { x, y } = createPublicKey(privateKey).export({ format: "jwk" }) as { x: string; y: string };
  return describe(privateKey.export({ type: "pkcs8", format: "pem" }) as string, x, y);
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // What OpenSSL says is of no help: "DECODER routines::unsupported".
    return undefined;
  }
}

function describe(privateKey: string, x: string, y: string): KeyPair {
  return { id: thumbprint(x, y), publicKey: { kty: "EC", crv: "P-521", x, y }, privateKey };
}

/** RFC 7638: the SHA-256 of the required members, in the order of their names, without white space. */
function thumbprint(x: string, y: string): string {
  return hash("sha256", JSON.stringify({ crv: "P-521", kty: "EC", x, y }), "base64url");
}
