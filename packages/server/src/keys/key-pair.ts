import { createPrivateKey, createPublicKey, generateKeyPair as generate, hash } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { promisify } from "node:util";

const generateAsync = promisify(generate);

/** 521 bits. */
const coordinateBytes = 66;
/** OpenSSL's name of P-521. */
const p521 = "secp521r1";
/** As strong as AES-128, says NIST SP 800-57. */
const rsaBits = 3072;

/** A public P-521 key as a JWK. */
export interface EcPublicKey {
  readonly kty: "EC";
  readonly crv: "P-521";
  readonly x: string;
  readonly y: string;
}

/** A public RSA key as a JWK. */
export interface RsaPublicKey {
  readonly kty: "RSA";
  readonly n: string;
  readonly e: string;
}

/** The public half of a key pair. */
export type PublicKey = EcPublicKey | RsaPublicKey;

/** The public half of a key pair, and the id that follows from it. */
interface PublicKeyPair<Key extends PublicKey = PublicKey> {
  /** The RFC 7638 SHA-256 thumbprint of the public key: 43 characters of base64url. */
  readonly id: string;
  readonly publicKey: Key;
}

/** A key pair in full. The private key is for the answer to create, and is kept nowhere. */
export interface KeyPair<Key extends PublicKey = PublicKey> extends PublicKeyPair<Key> {
  /** PEM, PKCS#8. */
  readonly privateKey: string;
}

/** Generates an ES512 key pair, off the main thread: its encoding too. */
export async function generateKeyPair(): Promise<KeyPair<EcPublicKey>> {
  const { privateKey, publicKey } = await generateAsync("ec", {
    namedCurve: "P-521",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "der" },
  });
  // A public key as DER ends in its point: both coordinates, in full length (RFC 5480).
  const x = publicKey.subarray(-2 * coordinateBytes, -coordinateBytes).toString("base64url");
  const y = publicKey.subarray(-coordinateBytes).toString("base64url");
  return { ...describe(x, y), privateKey };
}

/** Generates an RSA key pair, off the main thread. */
export async function generateRsaKeyPair(): Promise<KeyPair<RsaPublicKey>> {
  const { privateKey, publicKey } = await generateAsync("rsa", { modulusLength: rsaBits });
  const { n, e } = publicKey.export({ format: "jwk" }) as { n: string; e: string };
  return {
    id: hash("sha256", JSON.stringify({ e, kty: "RSA", n }), "base64url"),
    publicKey: { kty: "RSA", n, e },
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}

/**
 * The key pair of a public key whose private half somebody else keeps.
 *
 * @param pem A public key in PEM form (SPKI).
 * @returns `undefined` when it is no EC P-521 public key. Such is a private key, too: nothing is made of it.
 */
export function keyPairFromPublicPem(pem: string): PublicKeyPair<EcPublicKey> | undefined {
  // Node would derive the public key of a private one.
  if (!/^\s*-----BEGIN PUBLIC KEY-----\s/.test(pem)) return undefined;
  const publicKey = parse(createPublicKey, pem);
  return publicKey?.asymmetricKeyDetails?.namedCurve === p521 ? describePublic(publicKey) : undefined;
}

/**
 * The key pair of a private key.
 *
 * @param pem A private key in PEM form.
 * @throws {Error} When it is no EC P-521 private key.
 */
export function keyPairFromPem(pem: string): KeyPair<EcPublicKey> {
  const privateKey = parse(createPrivateKey, pem);
  if (privateKey?.asymmetricKeyDetails?.namedCurve !== p521) {
    throw new Error("it does not hold an EC P-521 private key in PEM form");
  }
  const publicHalf = describePublic(createPublicKey(privateKey));
  return { ...publicHalf, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) as string };
}

function parse(read: (pem: string) => KeyObject, pem: string): KeyObject | undefined {
  try {
    return read(pem);
  } catch {
    // What OpenSSL says is of no help: "DECODER routines::unsupported".
    return undefined;
  }
}

function describePublic(publicKey: KeyObject): PublicKeyPair<EcPublicKey> {
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  return describe(x, y);
}

function describe(x: string, y: string): PublicKeyPair<EcPublicKey> {
  return { id: thumbprint(x, y), publicKey: { kty: "EC", crv: "P-521", x, y } };
}

/** RFC 7638: the SHA-256 of the required members, in the order of their names, without white space. */
function thumbprint(x: string, y: string): string {
  return hash("sha256", JSON.stringify({ crv: "P-521", kty: "EC", x, y }), "base64url");
}
