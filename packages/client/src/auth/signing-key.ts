import { InputError } from "@api-key-pairs/core";
import { calculateJwkThumbprint, exportJWK, type CryptoKey } from "jose";

import { decodePrivateKey } from "./decode-private-key.ts";

/** A private key that is ready to sign, and the id by which the API knows it. */
export interface SigningKey {
  readonly key: CryptoKey;
  /** RFC 7638 thumbprint (SHA-256, base64url) of the public half, unless the caller named another. */
  readonly keyId: string;
}

const p521 = { name: "ECDSA", namedCurve: "P-521" };

/**
 * Checks a private key at once, and imports it when the returned function is first called.
 *
 * @throws {@link InputError} on a key that can't be one
 */
export function prepareSigningKey(privateKey: string | CryptoKey, keyId?: string): () => Promise<SigningKey> {
  if (typeof privateKey === "string") {
    const der = decodePrivateKey(privateKey);
    return () => importDer(der, keyId);
  }
  checkCryptoKey(privateKey, keyId);
  return async () => ({ key: privateKey, keyId: keyId ?? (await thumbprint(privateKey)) });
}

async function importDer(der: Uint8Array<ArrayBuffer>, keyId: string | undefined): Promise<SigningKey> {
  try {
    const readable = await crypto.subtle.importKey("pkcs8", der, p521, true, ["sign"]);
    const key = await crypto.subtle.importKey("pkcs8", der, p521, false, ["sign"]);
    return { key, keyId: keyId ?? (await thumbprint(readable)) };
  } catch {
    // The platform's own error says less, and might quote what it was given.
    throw new InputError(
      "privateKey",
      "is not a usable EC P-521 private key: it is damaged; take a fresh copy of the file",
    );
  }
}

async function thumbprint(key: CryptoKey): Promise<string> {
  const { kty, crv, x, y } = await exportJWK(key);
  return calculateJwkThumbprint({ kty, crv, x, y } as Parameters<typeof calculateJwkThumbprint>[0], "sha256");
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
