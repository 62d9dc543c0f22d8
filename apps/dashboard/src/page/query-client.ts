import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { isSessionExpired } from "./session/is-session-expired.ts";

/** @param onSessionExpired - called whenever a call fails since the session is over */
export function createQueryClient(onSessionExpired: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSessionExpired(error)) onSessionExpired();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The host is on this machine: there with no network, too.
        networkMode: "always",
        // Long enough for going back and forth between pages, short enough for coming back to the window.
        staleTime: 15_000,
      },
    },
  });
}

/** Fetches anew what is shown, and also what is never stale by itself: a long walk. */
export async function refetchShown(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ refetchType: "none" });
  const shown = queryClient.getQueryCache().findAll({ type: "active" });
  await Promise.allSettled(shown.map(async (query) => await query.fetch(undefined, { cancelRefetch: true })));
}
