import { digestOf, isSecret, newSecret } from "./secret.ts";

/** How long a code can be redeemed, in milliseconds: a link that was left in a terminal should not open anything. */
const lifetimeMs = 10 * 60_000;

/** What became of an attempt to redeem a code: an `old` code was right, and is used up, expired or withdrawn. */
export type Redemption = "redeemed" | "old" | "wrong";

/** A code that opens one session. */
export interface OneTimeCode {
  readonly reveal: () => string;
  /** Whether it could be redeemed now. */
  readonly isUsable: () => boolean;
  readonly redeem: (given: string) => Redemption;
  /** @returns Whether it could have been redeemed until now. */
  readonly withdraw: () => boolean;
}

/** @param clock The time, in milliseconds since 1970. */
export function createOneTimeCode(clock: () => number): OneTimeCode {
  const code = newSecret();
  const digest = digestOf(code);
  let expiresAt = clock() + lifetimeMs;
  const isUsable = () => clock() < expiresAt;
  const withdraw = () => {
    const wasUsable = isUsable();
    expiresAt = -Infinity;
    return wasUsable;
  };
  return {
    reveal: () => code,
    isUsable,
    redeem(given) {
      if (!isSecret(given, digest)) return "wrong";
      return withdraw() ? "redeemed" : "old";
    },
    withdraw,
  };
}
