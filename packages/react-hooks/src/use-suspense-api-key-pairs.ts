"use client";

import type { AnyApiKeyPairsError, ListParams } from "@api-key-pairs/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { UseSuspenseQueryResult } from "@tanstack/react-query";
import { useTransition } from "react";

import { apiKeyPairsOptions } from "./api-key-pairs-options.ts";
import type { VisibleApiKeyPairPage } from "./changes/cached-api-key-pair-page.ts";
import { visiblePage } from "./changes/visible-page.ts";
import { extendResult } from "./navigation/extend-result.ts";
import { pageNavigation } from "./navigation/page-navigation.ts";
import type { PageNavigation } from "./navigation/page-navigation.ts";
import { usePageEnds } from "./navigation/use-page-ends.ts";
import { usePlace } from "./navigation/use-place.ts";
import { paramsAt } from "./params-at.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
import type { UseApiKeyPairsOptions } from "./use-api-key-pairs.ts";
import { useSelect } from "./use-select.ts";

/** Options of `useSuspenseQuery` without those that the hook decides. */
export type UseSuspenseApiKeyPairsOptions<Data = VisibleApiKeyPairPage> = Omit<
  UseApiKeyPairsOptions<Data>,
  "enabled" | "throwOnError"
>;

/** The result of `useSuspenseQuery`, and where the component can go in the list. */
export type UseSuspenseApiKeyPairsResult<Data = VisibleApiKeyPairPage> = UseSuspenseQueryResult<
  Data,
  AnyApiKeyPairsError
> &
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
export function useSuspenseApiKeyPairs<Data = VisibleApiKeyPairPage>(
  params: ListParams = {},
  { select, ...options }: UseSuspenseApiKeyPairsOptions<Data> = {},
): UseSuspenseApiKeyPairsResult<Data> {
  const source = useApiKeyPairsSource();
  const [place, go] = usePlace(source, params);
  const [isNavigating, startTransition] = useTransition();
  const page = { ...apiKeyPairsOptions(source, paramsAt(params, place.cursor)), ...options };
  const result = useSuspenseQuery({ ...page, select: useSelect(visiblePage, select) });
  const ends = usePageEnds(page) ?? "pending";
  return extendResult(result, {
    ...pageNavigation(place, isNavigating ? "pending" : ends, (target) => startTransition(() => go(target))),
    isNavigating,
  });
}
