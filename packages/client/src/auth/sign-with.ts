import { parseInput } from "@api-key-pairs/core";
import { SignJWT, type CryptoKey } from "jose";
import * as z from "zod/mini";

import { prepareSigningKey, type SigningKey } from "./signing-key.ts";
import type { TokenProvider } from "./token-provider.ts";

export interface SignWithOptions {
  /** The private key that create returned: PEM (PKCS#8), base64 of that PEM, or an ECDSA P-521 `CryptoKey`. */
  readonly privateKey: string | CryptoKey;
  /**
   * The id by which the API knows the key.
   *
   * @default the RFC 7638 thumbprint of the key
   */
  readonly keyId?: string | undefined;
  /**
   * What the token may be used for.
   *
   * @default ["api-key-pairs.read", "api-key-pairs.write", "roles.read"]
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * How long a token lasts, in seconds, a whole number from 30 to 3600.
   *
   * @default 300
   */
  readonly expiresInSeconds?: number | undefined;
  /**
   * The `iss` claim: who signs, for the API's audit trail.
   *
   * @default "api-key-pairs"
   */
  readonly issuer?: string | undefined;
}

/** A call must be able to end before its token does: its attempts last 10 s each. */
const refreshAheadMs = 15_000;
/** How far a token is dated back, for servers whose clock lags a little and that allow for nothing. */
const backdatedMs = 5_000;
/** `Date` is given in whole seconds and arrives late: less than this is no difference between clocks. */
const clockToleranceMs = 2_000;
/** No clock is off by more than this; a server that says so does not get tokens for its time. */
const clockLimitMs = 86_400_000;
/** How long a token that was signed after a 401 is not replaced because of another. */
const retryPauseMs = 10_000;

const defaultScopes = ["api-key-pairs.read", "api-key-pairs.write", "roles.read"];
const name = (remedy: string) => z.optional(z.string(remedy).check(z.minLength(1, remedy)));
const lifetime = "must be a whole number of seconds from 30 to 3600";

const optionsSchema = z.strictObject({
  // Checked by what imports it.
  privateKey: z.custom<string | CryptoKey>(() => true),
  keyId: name("must be the id of the key pair"),
  scopes: z.optional(z.array(z.string(), "must be a list of scopes")),
  expiresInSeconds: z.optional(z.int(lifetime).check(z.minimum(30, lifetime), z.maximum(3600, lifetime))),
  issuer: name("must be a name"),
});

/**
 * Signs bearer tokens (ES512) with a key pair. A token is signed once per lifetime, however many calls run at the
 * same time, and replaced shortly before it expires. When the API answers 401 the token is signed afresh, by the
 * API's clock if that differs from this machine's.
 *
 * @throws {@link InputError} at once, when the key can't be one or an option is out of range
 *
 * @example
 * ```ts
 * const keyPairs = createClient({ auth: signWith({ privateKey: pem }) });
 * ```
 */
export function signWith(options: SignWithOptions): TokenProvider {
  const given = parseInput(optionsSchema, options, "signWith");
  const {
    expiresInSeconds = 300,
    issuer = "api-key-pairs",
    scopes = defaultScopes,
    privateKey,
    keyId,
  } = given;
  const importKey = prepareSigningKey(privateKey, keyId);
  const usableMs = expiresInSeconds * 1000 - backdatedMs - Math.min(refreshAheadMs, expiresInSeconds * 500);

  let signingKey: SigningKey | undefined;
  let current:
    | { readonly token: string; readonly usableUntil: number; readonly pausedUntil: number }
    | undefined;
  let flight: Promise<string> | undefined;
  let clockOffset = 0;

  async function sign(isRetry: boolean): Promise<string> {
    signingKey ??= await importKey();
    const now = Date.now() + clockOffset;
    const issuedAt = Math.floor((now - backdatedMs) / 1000);
    const token = await new SignJWT({ scopes })
      .setProtectedHeader({ alg: "ES512", typ: "JWT", kid: signingKey.keyId })
      .setIssuer(issuer)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + expiresInSeconds)
      .setJti(crypto.randomUUID())
      .sign(signingKey.key);
    current = { token, usableUntil: now + usableMs, pausedUntil: isRetry ? now + retryPauseMs : 0 };
    return token;
  }

  /** Whether signing afresh may help: not twice in a row by the same clock. */
  function isWorthSigning(serverTime: number | undefined): boolean {
    const now = Date.now() + clockOffset;
    const difference = Math.abs((serverTime ?? now) - now);
    if (difference > clockToleranceMs && difference <= clockLimitMs) {
      clockOffset = serverTime! - Date.now();
      return true;
    }
    return current !== undefined && current.pausedUntil <= now;
  }

  return ({ rejected }) => {
    const again =
      rejected !== undefined && rejected.token === current?.token && isWorthSigning(rejected.serverTime);
    if (!again && current !== undefined && Date.now() + clockOffset < current.usableUntil)
      return current.token;
    if (again) current = undefined;
    flight ??= sign(again).finally(() => (flight = undefined));
    return flight;
  };
}
