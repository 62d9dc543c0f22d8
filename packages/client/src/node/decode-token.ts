/** What a signed token says of itself. */
export interface DecodedToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Reads what a token says, without checking its signature: that is for those who rely on it.
 *
 * @returns `undefined` when it is no signed token (JWT); some APIs hand out tokens that only they can read
 *
 * @example
 * ```ts
 * const { header, claims } = decodeToken(token) ?? {}; // header.kid: the key pair that signed it
 * ```
 */
export function decodeToken(token: string): DecodedToken | undefined {
  const [header, claims, signature] = token.split(".");
  if (signature === undefined) return undefined;
  const decoded = { header: decodePart(header!), claims: decodePart(claims!) };
  return decoded.header && decoded.claims ? (decoded as DecodedToken) : undefined;
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
