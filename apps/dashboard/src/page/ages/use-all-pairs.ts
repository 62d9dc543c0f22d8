import type { AnyApiKeyPairsError, ApiKeyPair } from "@api-key-pairs/client";
import { useApiKeyPairs, useInfiniteApiKeyPairs } from "@api-key-pairs/react-hooks";
import { useEffect, useMemo, useState } from "react";

import { isSessionExpired } from "../session/is-session-expired.ts";
import { retryAt } from "../ui/retry-at.ts";
import { withNewest } from "./with-newest.ts";

/** The most pairs that one request gives. */
const limit = 100;
/** How many pages are read before asking: 10,000 pairs, which takes a remote API about ten seconds. */
const pagesAtOnce = 100;
/** Up to here the walk is made again after every change. What is larger is kept, and only added to. */
const pagesToRepeat = 5;

/** All pairs of the account, newest first, as far as they have been read. */
export interface AllPairs {
  readonly pairs: readonly ApiKeyPair[];
  /** The ids of those that are being changed. */
  readonly updating: ReadonlySet<string>;
  /** When they were read, in milliseconds since 1970; 0 before that. */
  readonly readAt: number;
  /** Whether a request is under way, also one that reads again what is there. */
  readonly isFetching: boolean;
  /** `paused` when there are more than are read without asking. */
  readonly status: "reading" | "complete" | "paused" | "failed";
  /** Why they could not be read on; when they are complete, why they could not be read again. */
  readonly error: AnyApiKeyPairsError | null;
  readonly failedAt: number;
  /** From when on reading on makes sense after a failure, in milliseconds since 1970, as is `failedAt`. */
  readonly retryAt: number;
  /** Reads on, after a pause or a failure. */
  readonly readOn: () => void;
  /** Reads everything anew. */
  readonly readAnew: () => void;
}

/**
 * Walks over all pages, one request at a time.
 *
 * @param isPaused - while there is no session that could
 */
export function useAllPairs(isPaused: boolean): AllPairs {
  const [bound, setBound] = useState(pagesAtOnce);
  const walk = useInfiniteApiKeyPairs(
    { limit },
    {
      refetchOnWindowFocus: false,
      // A hundred requests after each deletion would be a burst. The deleted are taken out of what is there anyway.
      staleTime: (query) => ((query.state.data?.pages.length ?? 0) > pagesToRepeat ? "static" : 0),
    },
  );
  const { data, error, fetchNextPage, hasNextPage, isError, isFetching } = walk;
  // What goes in a circle has no next page either.
  const isWhole = data !== undefined && !hasNextPage && error?.code !== "pagination";
  const read = data?.pages.length ?? 0;

  // What failed for want of a session goes on by itself in the next one.
  const isStopped = isPaused || (isError && !isSessionExpired(error));
  const isDue = hasNextPage && read < bound && !isFetching && !isStopped;
  useEffect(() => {
    if (isDue) void fetchNextPage({ cancelRefetch: false });
  }, [isDue, read, fetchNextPage]);

  const isKept = read > pagesToRepeat;
  const newest = useApiKeyPairs({ limit }, { enabled: isKept }).data;
  const pairs = useMemo(
    () => withNewest(data?.pages.flatMap((page) => page.items) ?? [], (isKept && newest?.items) || []),
    [data, newest, isKept],
  );

  const updating = useMemo(() => new Set(data?.pages.flatMap((page) => page.updating?.ids ?? [])), [data]);

  return {
    pairs,
    updating,
    readAt: walk.dataUpdatedAt,
    isFetching,
    status: isWhole ? "complete" : isError ? "failed" : read >= bound ? "paused" : "reading",
    error,
    failedAt: walk.errorUpdatedAt,
    retryAt: retryAt(error, walk.errorUpdatedAt),
    readOn: () => {
      setBound(read + pagesAtOnce);
      void (hasNextPage ? fetchNextPage() : walk.refetch());
    },
    readAnew: () => {
      setBound(pagesAtOnce);
      void walk.refetch();
    },
  };
}
