import type { Query, QueryClient } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";

/** Roles stay as they are, whatever happens to pairs. */
const isOfPairs = ({ queryKey }: Query) => queryKey[2] !== "roles";
const isUnderWay = ({ state }: Query) => state.fetchStatus !== "idle";
const isGrowing = (query: Query) => isUnderWay(query) && query.state.fetchMeta?.fetchMore !== undefined;

/**
 * Has the lists and pairs of a scope fetched anew, since something changed. An answer that was asked for before the
 * change and arrives after it is out of date on arrival: its query is fetched once more. So is a list that was about to
 * grow, but not before: who asked for one more page is to get it.
 *
 * @returns when no such answer is under way any more
 */
export async function refreshLists(client: QueryClient, scope: string | undefined): Promise<void> {
  const queryKey = apiKeyPairsKeys.all(scope);
  const underWay = client.getQueryCache().findAll({ queryKey, predicate: isUnderWay }).filter(isOfPairs);
  const outdated = new Set(underWay.filter(isGrowing));
  const answers = Promise.allSettled(underWay.map(async (query) => await query.promise));
  // This gives up the fetches of lists that are shown. First loads go on, and what is loaded ahead of being shown.
  void client.invalidateQueries({ queryKey, predicate: (query) => isOfPairs(query) && !outdated.has(query) });

  const outcomes = await answers;
  underWay.forEach((query, index) => outcomes[index]!.status === "fulfilled" && outdated.add(query));
  if (outdated.size > 0) {
    void client.invalidateQueries({ queryKey, predicate: (query) => outdated.has(query) });
  }
}
