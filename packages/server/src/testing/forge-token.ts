import { sign } from "node:crypto";

import { readKey } from "./read-key.ts";

/** The parts of a token, to be put together in ways that no library would. */
export interface Forgery {
  /** Replaces entries of a good header. */
  header?: Record<string, unknown>;
  /** Replaces entries of good claims. */
  claims?: Record<string, unknown>;
  /** The claims as they are sent, in place of JSON in base64url. */
  encodedClaims?: string;
  /** Gives the signature of header and claims. Left out: a good one, of the key. */
  signature?: (content: string) => Buffer;
}

export const encodePart = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The signature of ES512: r and s side by side, 66 bytes each. */
export function signEs512(privateKey: string, content: string): Buffer {
  return sign("sha512", Buffer.from(content), { key: readKey(privateKey).key, dsaEncoding: "ieee-p1363" });
}

/** A token that is good but for what is forged about it. */
export async function forgeToken(privateKey: string, forgery: Forgery = {}): Promise<string> {
  const { id } = readKey(privateKey);
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: "ES512", typ: "JWT", kid: id, ...forgery.header };
  const claims = { iat: now, nbf: now, exp: now + 60, scopes: ["*.read", "*.write"], ...forgery.claims };
  const content = `${encodePart(header)}.${forgery.encodedClaims ?? encodePart(claims)}`;
  const signature = forgery.signature?.(content) ?? signEs512(privateKey, content);
  return `${content}.${signature.toString("base64url")}`;
}
