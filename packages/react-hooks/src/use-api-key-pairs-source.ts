"use client";

import { useContext } from "react";

import { ApiKeyPairsContext } from "./api-key-pairs-context.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/**
 * What the hooks of this package work on, for the factories: `apiKeyPairsOptions(useApiKeyPairsSource())`.
 *
 * @throws an error when there is no `<ApiKeyPairsProvider>` above the component
 */
export function useApiKeyPairsSource(): ApiKeyPairsSource {
  const source = useContext(ApiKeyPairsContext);
  if (source === undefined) {
    throw new Error("No API key pairs here: put <ApiKeyPairsProvider client={...}> above this component");
  }
  return source;
}
