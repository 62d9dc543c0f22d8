import { QueryClient } from "@tanstack/react-query";
import type { QueryClientConfig } from "@tanstack/react-query";
import { onTestFinished } from "vitest";

/** A cache for one test. */
export function newQueryClient(config: QueryClientConfig = {}): QueryClient {
  const queryClient = new QueryClient(config);
  onTestFinished(() => queryClient.clear());
  return queryClient;
}
