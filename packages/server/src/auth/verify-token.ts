import { hash } from "node:crypto";

import type { CryptoKey, JWTHeaderParameters } from "jose";
import { errors, importJWK, jwtVerify } from "jose";
import * as z from "zod/mini";

import { BoundedMap } from "../bounded-map.ts";
import { apiKeyPairIdSchema } from "../schemas/api-key-pair-id.ts";
import type { Store, StoredKeyPair } from "../store/store.ts";

/** For clients whose clock leads: how far `nbf` and `iat` may lie ahead, in seconds. There is none for `exp`. */
const leewaySeconds = 5;
/** About 3 MB when full. A token that fell out is verified again. */
const maxRememberedTokens = 10_000;
const maxImportedKeys = 1000;

/** The year 5138, in seconds. Beyond it are milliseconds: they would make a token that is good for 50,000 years. */
const latestTime = 1e11;

const claimsSchema = z.object({
  exp: z.number().check(z.lte(latestTime)),
  iat: z.optional(z.number()),
  scopes: z.optional(z.array(z.string())),
});

/** What a token says, once its signature was checked. */
interface Claims {
  /** The `kid` of the token: the id of the pair that signed it. */
  readonly keyPairId: string;
  readonly scopes: readonly string[];
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Who sent a request, and what the token claims that they may do. */
export interface VerifiedToken {
  /** The pair that signed the token, as it is right now. */
  readonly pair: StoredKeyPair;
  readonly scopes: readonly string[];
}

/** A token that is refused. The message says why, for the log, and holds nothing of the token. */
export class TokenRefusedError extends Error {
  override readonly name = "TokenRefusedError";
}

/**
 * Makes the function that verifies bearer tokens: ES512 and nothing else, signed by a pair that is active right now.
 *
 * The signature of a token is checked once and remembered until the token expires, by the SHA-256 of the token. That
 * its pair is active is asked of the store every time, so a deletion holds at once, on every instance.
 *
 * @throws {TokenRefusedError} From the function, for every token that is not good.
 */
export function createTokenVerifier(
  store: Store,
  clock: () => number,
): (token: string) => Promise<VerifiedToken> {
  const remembered = new BoundedMap<string, Claims>(maxRememberedTokens);
  const imported = new BoundedMap<string, CryptoKey>(maxImportedKeys);

  const findActive = async (id: string): Promise<StoredKeyPair> => {
    const pair = await store.find(id);
    if (!pair) throw new TokenRefusedError("no active key pair has the kid of the token");
    return pair;
  };

  const keyOf = async ({ id, publicKey }: StoredKeyPair): Promise<CryptoKey> => {
    // An id is the thumbprint of its key, so what was imported for it can never be out of date.
    const known = imported.get(id);
    if (known) return known;
    if (publicKey.kty !== "EC")
      throw new TokenRefusedError("the key of the pair is RSA, and a token is ES512");
    const key = (await importJWK({ ...publicKey }, "ES512")) as CryptoKey;
    imported.set(id, key);
    return key;
  };

  const verify = async (token: string, now: Date): Promise<{ pair: StoredKeyPair; claims: Claims }> => {
    let pair: StoredKeyPair;
    const keyFor = async ({ kid }: JWTHeaderParameters): Promise<CryptoKey> => {
      // Nothing of the token is verified yet, and a store may choke on what it gets: PostgreSQL does on a NUL.
      const parsed = apiKeyPairIdSchema.safeParse(kid);
      if (!parsed.success) throw new TokenRefusedError("the kid of the token is no id of a key pair");
      pair = await findActive(parsed.data);
      return await keyOf(pair);
    };
    const { payload } = await jwtVerify(token, keyFor, {
      algorithms: ["ES512"],
      clockTolerance: leewaySeconds,
      currentDate: now,
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success)
      throw new TokenRefusedError("exp, iat or scopes is missing, of the wrong type or not in seconds");
    const { exp, iat, scopes = [] } = claims.data;
    // jose does not look at iat unless it is given a maximum age.
    if (iat !== undefined && iat > toSeconds(now) + leewaySeconds) {
      throw new TokenRefusedError("iat lies in the future");
    }
    return { pair: pair!, claims: { keyPairId: pair!.id, scopes, expiresAt: exp } };
  };

  return async (token) => {
    const now = new Date(clock());
    const digest = hash("sha256", token, "base64");
    const known = remembered.get(digest);
    const { pair, claims } = known
      ? { pair: await findActive(known.keyPairId), claims: known }
      : await verify(token, now).catch(refuse);
    if (claims.expiresAt <= toSeconds(now)) {
      remembered.delete(digest);
      throw new TokenRefusedError("the token has expired");
    }
    remembered.set(digest, claims);
    return { pair, scopes: claims.scopes };
  };
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** What jose finds wrong with a token is the token's fault; everything else, such as a store that is down, is ours. */
function refuse(error: unknown): never {
  if (error instanceof errors.JOSEError) throw new TokenRefusedError(error.code);
  throw error;
}
