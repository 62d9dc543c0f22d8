import { encodePart, signEs512 } from "./forge-token.ts";
import { readKey } from "./read-key.ts";

/** What a test may want to be different from a good token. Times are seconds from now. */
export interface TokenOverrides {
  scopes?: unknown;
  kid?: unknown;
  expiresIn?: number;
  notBefore?: number;
  issuedAt?: number;
  /** The time to count from, in milliseconds. */
  now?: number;
  claims?: Record<string, unknown>;
}

/** Signs a token as a client does, but at half the cost: a library would import the key, and check it, each time. */
export async function signToken(privateKey: string, overrides: TokenOverrides = {}): Promise<string> {
  const { scopes = ["api-key-pairs.read", "api-key-pairs.write"], expiresIn = 60, claims } = overrides;
  const { notBefore = 0, issuedAt = 0, now = Date.now() } = overrides;
  const seconds = Math.floor(now / 1000);
  const header = { alg: "ES512", typ: "JWT", kid: overrides.kid ?? readKey(privateKey).id };
  const payload = {
    iss: "a test",
    iat: seconds + issuedAt,
    nbf: seconds + notBefore,
    exp: seconds + expiresIn,
    jti: crypto.randomUUID(),
    scopes,
    ...claims,
  };
  const content = `${encodePart(header)}.${encodePart(payload)}`;
  return `${content}.${signEs512(privateKey, content).toString("base64url")}`;
}

/** The header of a request that is signed with this key. */
export async function authorization(
  privateKey: string,
  overrides?: TokenOverrides,
): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await signToken(privateKey, overrides)}` };
}
