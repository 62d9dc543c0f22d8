import { hidePrivateKey } from "@api-key-pairs/core";
import {
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair as generate,
} from "jose";

/** Both halves of a key of your own. Printing it shows the private one as redacted. */
export interface GeneratedKeyPair {
  /** PEM (SPKI): what `create` takes as its `public_key`. */
  readonly public_key: string;
  /** PEM (PKCS#8): what `signWith` takes. It exists nowhere else, so store it before its public half is registered. */
  readonly private_key: string;
  /** RFC 7638 (SHA-256, base64url): what the API will call the key. */
  readonly thumbprint: string;
}

/**
 * Makes an EC P-521 key pair here, with WebCrypto, so that the private half never crosses the wire (revision 2026-08).
 *
 * @example
 * ```ts
 * const key = await generateKeyPair();
 * await writeFile("key.pem", key.private_key, { mode: 0o600, flag: "wx" });
 * await keyPairs.create({ display_name: "Checkout", role_ids, public_key: key.public_key });
 * ```
 */
export async function generateKeyPair(): Promise<GeneratedKeyPair> {
  const { publicKey, privateKey } = await generate("ES512", { extractable: true });
  return hidePrivateKey({
    public_key: `${(await exportSPKI(publicKey)).trim()}\n`,
    private_key: `${(await exportPKCS8(privateKey)).trim()}\n`,
    thumbprint: await calculateJwkThumbprint(await exportJWK(publicKey), "sha256"),
  });
}
