import type { DecodedToken } from "@api-key-pairs/client/node";

import { formatDuration } from "../terminal/format-duration.ts";

/** The latest time that a `Date` can hold, in seconds since 1970. */
const latest = 8.64e12;

/** A point in time of a token (`exp`, `nbf`, `iat`), in milliseconds since 1970, if the token has it. */
export function timeOf({ claims }: DecodedToken, claim: string): number | undefined {
  const seconds = claims[claim];
  return typeof seconds === "number" && Math.abs(seconds) <= latest ? seconds * 1000 : undefined;
}

/**
 * Why a token is of no use at this time, if that is so.
 *
 * @param now In milliseconds since 1970.
 * @returns What can follow "the token", such as `expired 3 min ago`.
 */
export function timeProblem(token: DecodedToken, now: number): string | undefined {
  const [expires, begins] = [timeOf(token, "exp"), timeOf(token, "nbf")];
  if (expires !== undefined && expires <= now) return `expired ${formatDuration(now - expires)} ago`;
  if (begins !== undefined && begins > now)
    return `cannot be used for another ${formatDuration(begins - now)}`;
  return undefined;
}
