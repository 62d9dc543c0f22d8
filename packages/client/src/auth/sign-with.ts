import { describe, InputError } from "@api-key-pairs/core";
import { SignJWT, type CryptoKey } from "jose";

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
  readonly keyId?: string;
  /**
   * What the token may be used for.
   *
   * @default ["api-key-pairs.read", "api-key-pairs.write"]
   */
  readonly scopes?: readonly string[];
  /**
   * How long a token lasts, in seconds, from 10 to 3600.
   *
   * @default 300
   */
  readonly expiresInSeconds?: number;
  /**
   * The `iss` claim: who signs, for the API's audit trail.
   *
   * @default "api-key-pairs"
   */
  readonly issuer?: string;
}

/** A call must be able to end before its token does: its attempts last 10 s each. */
const refreshAheadMs = 15_000;
/** `Date` is given in whole seconds and arrives late: less than this is no difference between clocks. */
const clockToleranceMs = 2_000;

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
  const { issuer = "api-key-pairs", expiresInSeconds = 300, privateKey, keyId } = options;
  const scopes = [...(options.scopes ?? ["api-key-pairs.read", "api-key-pairs.write"])];
  if (typeof expiresInSeconds !== "number" || !(expiresInSeconds >= 10 && expiresInSeconds <= 3600)) {
    throw new InputError(
      "expiresInSeconds",
      `must be from 10 to 3600 seconds; got ${describe(expiresInSeconds)}`,
    );
  }
  const importKey = prepareSigningKey(privateKey, keyId);
  const lifetimeMs = Math.floor(expiresInSeconds) * 1000;
  const usableMs = lifetimeMs - Math.min(refreshAheadMs, lifetimeMs / 2);

  let signingKey: SigningKey | undefined;
  let current:
    | { readonly token: string; readonly usableUntil: number; readonly retried: boolean }
    | undefined;
  let flight: Promise<string> | undefined;
  let clockOffset = 0;

  async function sign(retried: boolean): Promise<string> {
    signingKey ??= await importKey();
    const now = Date.now() + clockOffset;
    const issuedAt = Math.floor(now / 1000);
    const token = await new SignJWT({ scopes })
      .setProtectedHeader({ alg: "ES512", typ: "JWT", kid: signingKey.keyId })
      .setIssuer(issuer)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + lifetimeMs / 1000)
      .setJti(crypto.randomUUID())
      .sign(signingKey.key);
    current = { token, usableUntil: now + usableMs, retried };
    return token;
  }

  /** Whether signing afresh may help: not twice in a row by the same clock. */
  function worthSigningAgain(serverTime: number | undefined): boolean {
    const now = Date.now() + clockOffset;
    if (serverTime === undefined || Math.abs(serverTime - now) <= clockToleranceMs)
      return current?.retried === false;
    clockOffset = serverTime - Date.now();
    return true;
  }

  return ({ rejected }) => {
    const again =
      rejected !== undefined && rejected.token === current?.token && worthSigningAgain(rejected.serverTime);
    if (!again && current !== undefined && Date.now() + clockOffset < current.usableUntil)
      return current.token;
    if (again) current = undefined;
    flight ??= sign(again).finally(() => (flight = undefined));
    return flight;
  };
}
