"use client";

import type { AnyApiKeyPairsError } from "@api-key-pairs/core";
import { useQuery } from "@tanstack/react-query";
import type { UseQueryOptions } from "@tanstack/react-query";

import type { PageKey } from "../api-key-pairs-keys.ts";
import type { CachedApiKeyPairPage, VisibleApiKeyPairPage } from "../changes/cached-api-key-pair-page.ts";
import { visiblePage } from "../changes/visible-page.ts";
import type { PageEnds } from "./page-navigation.ts";

function endsOf(page: CachedApiKeyPairPage): PageEnds {
  const { next_cursor, previous_cursor } = page;
  return { next_cursor, previous_cursor, isEmpty: visiblePage(page).items.length === 0 };
}

/**
 * Where a page leads to, once it is there, whatever a component selects of it. It watches the query of that page without ever
 * fetching it, and renders only when the ways change.
 */
export function usePageEnds(
  options: UseQueryOptions<CachedApiKeyPairPage, AnyApiKeyPairsError, VisibleApiKeyPairPage, PageKey>,
): PageEnds | undefined {
  return useQuery({ ...options, enabled: false, select: endsOf }).data;
}
