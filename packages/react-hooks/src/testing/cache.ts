import { QueryClient } from "@tanstack/react-query";
import type { QueryClientConfig } from "@tanstack/react-query";
import { onTestFinished } from "vitest";

/** A cache that is emptied when the test is over, so that no timer of it stays. */
export function createCache(config?: QueryClientConfig): QueryClient {
  const cache = new QueryClient(config);
  onTestFinished(() => cache.clear());
  return cache;
}
