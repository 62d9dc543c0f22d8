import type { QueryClient } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "../index.ts";
import { createCache } from "./cache.ts";

/** A cache whose defaults are all against us. */
export function createHostileCache(): QueryClient {
  const scope = { id: "all" };
  const mutations = { retry: 3, retryDelay: 0, networkMode: "online", gcTime: Infinity, scope } as const;
  const cache = createCache({ defaultOptions: { mutations } });
  cache.setMutationDefaults(apiKeyPairsKeys.all(), mutations);
  return cache;
}
