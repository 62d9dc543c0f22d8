"use client";

import type { AnyApiKeyPairsError, ApiKeyPairPage, ListParams } from "@api-key-pairs/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { UseSuspenseQueryResult } from "@tanstack/react-query";
import { useTransition } from "react";

import { apiKeyPairsOptions } from "./api-key-pairs-options.ts";
import { extendResult } from "./navigation/extend-result.ts";
import { pageNavigation } from "./navigation/page-navigation.ts";
import type { PageNavigation } from "./navigation/page-navigation.ts";
import { useCursor } from "./navigation/use-cursor.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
import type { UseApiKeyPairsOptions } from "./use-api-key-pairs.ts";

/** Options of `useSuspenseQuery` without those that the hook decides. */
export type UseSuspenseApiKeyPairsOptions = Omit<UseApiKeyPairsOptions, "enabled" | "throwOnError">;

/** The result of `useSuspenseQuery`, and where the component can go in the list. */
export type UseSuspenseApiKeyPairsResult = UseSuspenseQueryResult<ApiKeyPairPage, AnyApiKeyPairsError> &
  PageNavigation & {
    /** Whether another page is on its way. The last one stays until then. */
    readonly isNavigating: boolean;
  };

/**
 * {@link useApiKeyPairs} for components below `<Suspense>`. Only the first page suspends them: to the others they move in
 * a transition.
 *
 * @param params - how many items a page holds, and where to start; when that changes, the hook starts anew
 * @param options - options of `useSuspenseQuery`
 *
 * @example
 * ```tsx
 * const { data, nextPage, isNavigating } = useSuspenseApiKeyPairs();
 * return <button disabled={!nextPage} onClick={nextPage}>{isNavigating ? "Loading" : "Next"}</button>;
 * ```
 */
export function useSuspenseApiKeyPairs(
  params: ListParams = {},
  options: UseSuspenseApiKeyPairsOptions = {},
): UseSuspenseApiKeyPairsResult {
  const source = useApiKeyPairsSource();
  const [cursor, go] = useCursor(source, params);
  const [isNavigating, startTransition] = useTransition();
  const { cursor: _start, ...rest } = params;
  const result = useSuspenseQuery({
    ...apiKeyPairsOptions(source, { ...rest, ...(cursor !== undefined && { cursor }) }),
    ...options,
  });
  return extendResult(result, {
    ...pageNavigation(cursor, isNavigating ? undefined : result.data, (target) =>
      startTransition(() => go(target)),
    ),
    isNavigating,
  });
}
