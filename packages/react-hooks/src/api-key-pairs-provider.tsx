"use client";

import { useMemo } from "react";
import type { ReactElement, ReactNode } from "react";

import { ApiKeyPairsContext } from "./api-key-pairs-context.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** What `<ApiKeyPairsProvider>` takes. */
export interface ApiKeyPairsProviderProps extends ApiKeyPairsSource {
  readonly children?: ReactNode;
}

/**
 * Says where the hooks below it get key pairs from. It stands below a `<QueryClientProvider>`.
 *
 * @param props - the client, its scope, and what is below
 *
 * @example
 * ```tsx
 * <QueryClientProvider client={queryClient}>
 *   <ApiKeyPairsProvider client={keyPairs}>
 *     <App />
 *   </ApiKeyPairsProvider>
 * </QueryClientProvider>
 * ```
 */
export function ApiKeyPairsProvider({ client, scope, children }: ApiKeyPairsProviderProps): ReactElement {
  const source = useMemo(() => ({ client, scope }), [client, scope]);
  return <ApiKeyPairsContext.Provider value={source}>{children}</ApiKeyPairsContext.Provider>;
}
