import type { ApiKeyPair } from "@api-key-pairs/client";
import type { CreateAccount } from "@api-key-pairs/client/rotation";

import type { KnownPairs } from "./creation.ts";

/** How far the clocks of two machines may differ, in milliseconds. */
const clockSkew = 60_000;

/**
 * The pairs that may have come of a request: those that were not there before. When that is not known of all, only those
 * that are not older than the request, as far as two clocks can tell, and those that its account names.
 *
 * @param since - when it was sent, by this machine's clock; pairs have the time of the API's
 * @param knownBefore - the pairs that were there before it
 * @param account - what was found when the answer was lost
 */
export function createdSince(
  pairs: readonly ApiKeyPair[],
  since: string,
  knownBefore: KnownPairs,
  account: Pick<CreateAccount, "unexplained">,
): ApiKeyPair[] {
  const start = Date.parse(since) - clockSkew;
  const { ids, isWhole } = knownBefore;
  const named = new Set(account.unexplained.map(({ id }) => id));
  const isNew = ({ id, created_at }: ApiKeyPair) =>
    !ids.has(id) && (isWhole || Date.parse(created_at) >= start);
  return pairs.filter((pair) => named.has(pair.id) || isNew(pair));
}
