import { InputError } from "@api-key-pairs/core";
import { calculateJwkThumbprint, exportJWK, type CryptoKey } from "jose";

import { decodePrivateKey } from "./decode-private-key.ts";

/** A private key that is ready to sign, and the id by which the API knows it. */
export interface SigningKey {
  readonly key: CryptoKey;
  /** RFC 7638 thumbprint (SHA-256, base64url) of the public half, unless the caller named another. */
  readonly keyId: string;
}

/** What anybody may know of a key, as a JWK has it. */
export type PublicHalf = Readonly<Record<"kty" | "crv" | "x" | "y", string>>;

const p521 = { name: "ECDSA", namedCurve: "P-521" };

/**
 * Checks a private key at once, and imports it when the returned function is first called.
 *
 * @throws {@link InputError} on a key that can't be one
 */
export function prepareSigningKey(privateKey: string | CryptoKey, keyId?: string): () => Promise<SigningKey> {
  if (typeof privateKey === "string") {
    const der = decodePrivateKey(privateKey);
    return () => prepareDer(der, keyId);
  }
  checkCryptoKey(privateKey, keyId);
  return async () => ({ key: privateKey, keyId: keyId ?? (await thumbprint(privateKey)) });
}

/**
 * Reads the public half of a private key.
 *
 * @throws {@link InputError} when it is no private key, or a damaged one
 */
export async function readPublicHalf(privateKey: string): Promise<PublicHalf> {
  return publicHalf(await importDer(decodePrivateKey(privateKey), true));
}

async function prepareDer(der: Uint8Array<ArrayBuffer>, keyId: string | undefined): Promise<SigningKey> {
  // To import a key is to check it, which takes a few milliseconds.
  const key = await importDer(der, false);
  return { key, keyId: keyId ?? (await thumbprint(await importDer(der, true))) };
}

async function importDer(der: Uint8Array<ArrayBuffer>, isExtractable: boolean): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey("pkcs8", der, p521, isExtractable, ["sign"]);
  } catch {
    // The platform's own error says less, and might quote what it was given.
    throw new InputError(
      "privateKey",
      "is not a usable EC P-521 private key: it is damaged; take a fresh copy of the file",
    );
  }
}

async function thumbprint(key: CryptoKey): Promise<string> {
  return calculateJwkThumbprint(await publicHalf(key), "sha256");
}

async function publicHalf(key: CryptoKey): Promise<PublicHalf> {
  const { kty, crv, x, y } = await exportJWK(key);
  return { kty, crv, x, y } as PublicHalf;
}

function checkCryptoKey(key: CryptoKey, keyId: string | undefined): void {
  const { namedCurve, name } = (key?.algorithm ?? {}) as { namedCurve?: unknown; name?: unknown };
  if (
    name !== p521.name ||
    namedCurve !== p521.namedCurve ||
    key.type !== "private" ||
    !key.usages.includes("sign")
  ) {
    throw new InputError(
      "privateKey",
      "must be a PEM string, or a private ECDSA P-521 CryptoKey with the usage sign",
    );
  }
  if (keyId === undefined && !key.extractable) {
    throw new InputError(
      "keyId",
      "is required with a CryptoKey that is not extractable; pass the id of the key pair",
    );
  }
}
