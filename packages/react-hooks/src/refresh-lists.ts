import type { QueryClient } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";

/**
 * Has the lists of a scope fetched anew, since something changed. An answer that was asked for before the change and
 * arrives after it is out of date on arrival: its list is fetched once more.
 *
 * @returns when no such answer is under way any more
 */
export async function refreshLists(client: QueryClient, scope: string | undefined): Promise<void> {
  const queryKey = apiKeyPairsKeys.all(scope);
  const underWay = client.getQueryCache().findAll({ queryKey, fetchStatus: "fetching" });
  const answers = Promise.allSettled(underWay.map(async (query) => await query.promise));
  // This gives up the fetches of lists that are shown. First loads go on, and what is loaded ahead of being shown.
  void client.invalidateQueries({ queryKey });

  const outcomes = await answers;
  const outdated = new Set(underWay.filter((_, index) => outcomes[index]!.status === "fulfilled"));
  if (outdated.size > 0) {
    void client.invalidateQueries({ queryKey, predicate: (query) => outdated.has(query) });
  }
}
