import type { QueryClient } from "@tanstack/react-query";

import { Changes } from "./changes.ts";

const byClient = new WeakMap<QueryClient, Map<string | undefined, Changes>>();

/** The changes of a scope in a cache. */
export function changesOf(client: QueryClient, scope: string | undefined): Changes {
  let byScope = byClient.get(client);
  if (byScope === undefined) byClient.set(client, (byScope = new Map()));
  let changes = byScope.get(scope);
  if (changes === undefined) byScope.set(scope, (changes = new Changes(client, scope)));
  return changes;
}
