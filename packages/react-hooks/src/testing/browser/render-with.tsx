import { QueryClientProvider } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { render } from "vitest-browser-react";
import type { ComponentRenderOptions, RenderResult } from "vitest-browser-react";

import { ApiKeyPairsProvider } from "../../index.ts";
import { newQueryClient } from "./new-query-client.ts";
import type { Api } from "./start-api.ts";

interface App extends ComponentRenderOptions {
  readonly api: Api;
  readonly queryClient?: QueryClient;
}

/** Puts components below the providers that they need. */
export function within({ api, queryClient }: Required<Pick<App, "api" | "queryClient">>, ui: ReactNode) {
  return (
    <QueryClientProvider client={queryClient}>
      <ApiKeyPairsProvider client={api.client}>{ui}</ApiKeyPairsProvider>
    </QueryClientProvider>
  );
}

/** Renders components below the providers that they need. */
export async function renderWith(
  { api, queryClient = newQueryClient(), ...options }: App,
  ui: ReactNode,
): Promise<RenderResult & { readonly queryClient: QueryClient }> {
  const screen = await render(within({ api, queryClient }, ui), options);
  return { ...screen, queryClient };
}
