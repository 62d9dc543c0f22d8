import type { ApiKeyPair } from "@api-key-pairs/client";

/** How far the clocks of two machines may differ, in milliseconds. */
const clockSkew = 60_000;

/**
 * The pairs that may have come of a request.
 *
 * @param since - when it was sent, by this machine's clock; pairs have the time of the API's
 * @param knownBefore - the ids of pairs that were there before it
 */
export function createdSince(
  pairs: readonly ApiKeyPair[],
  since: string,
  knownBefore: ReadonlySet<string>,
): ApiKeyPair[] {
  const start = Date.parse(since) - clockSkew;
  return pairs.filter((pair) => Date.parse(pair.created_at) >= start && !knownBefore.has(pair.id));
}
