import { createHash, createPublicKey } from "node:crypto";

/**
 * The RFC 7638 thumbprint (SHA-256, base64url) of the public half of a private key: its id in the API.
 *
 * @returns `undefined` when it is no private key that Node.js can read, or none on an elliptic curve.
 */
export function thumbprint(privateKey: string): string | undefined {
  try {
    const { crv, kty, x, y } = createPublicKey(privateKey).export({ format: "jwk" });
    if (kty !== "EC") return undefined;
    return createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  } catch {
    return undefined;
  }
}
