import type { ApiKeyPair } from "@api-key-pairs/client";

import type { KnownPairs } from "./creation.ts";

/** How far the clocks of two machines may differ, in milliseconds. */
const clockSkew = 60_000;

/**
 * The pairs that may have come of a request: those that were not there before. When that is not known of all, only those
 * that are not older than the request, as far as two clocks can tell.
 *
 * @param since - when it was sent, by this machine's clock; pairs have the time of the API's
 * @param knownBefore - the pairs that were there before it
 */
export function createdSince(
  pairs: readonly ApiKeyPair[],
  since: string,
  knownBefore: KnownPairs,
): ApiKeyPair[] {
  const start = Date.parse(since) - clockSkew;
  const { ids, isWhole } = knownBefore;
  return pairs.filter((pair) => !ids.has(pair.id) && (isWhole || Date.parse(pair.created_at) >= start));
}
