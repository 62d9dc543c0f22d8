import type { QueryClient } from "@tanstack/react-query";

import { Deletions } from "./deletions.ts";

const byClient = new WeakMap<QueryClient, Map<string | undefined, Deletions>>();

/** The deletions of a scope in a cache. */
export function deletionsOf(client: QueryClient, scope: string | undefined): Deletions {
  let byScope = byClient.get(client);
  if (byScope === undefined) byClient.set(client, (byScope = new Map()));
  let deletions = byScope.get(scope);
  if (deletions === undefined) byScope.set(scope, (deletions = new Deletions(client, scope)));
  return deletions;
}
