import { PaginationError } from "@api-key-pairs/core";
import type { InfiniteData, Query } from "@tanstack/react-query";

/** What leads to a page: a cursor, or `null` to the first one. Not `undefined`, which JSON would turn into `null`. */
export type PageParam = string | null;

/** A walk in one direction, of which `maxPages` may have left only the last pages in the cache. */
interface Walk {
  readonly direction: "forward" | "backward";
  /** What led to the pages up to `from`. */
  readonly seen: Set<PageParam>;
  /** What led to the page that the walk went on from last... */
  from: PageParam;
  /** ...and what it followed from there, whether or not the page arrived. */
  to: PageParam;
}

const walks = new WeakMap<Query, Walk>();
/** The pages at which walks were found to go in a circle. */
const deadEnds = { forward: new WeakSet<object>(), backward: new WeakSet<object>() };
const passes = new WeakMap<AbortSignal, Set<PageParam>>();

/**
 * Goes on to one more page of an infinite list.
 *
 * @throws {@link PaginationError} when its walk came by that page before
 */
export function goOn(query: Query, pageParam: PageParam): void {
  const { data, fetchMeta } = query.state;
  const direction = fetchMeta?.fetchMore?.direction;
  if (data === undefined) return;
  const { pages, pageParams } = data as InfiniteData<object, PageParam>;
  if (direction === undefined) {
    // The first load and every refetch follow the cursors anew.
    deadEnds.forward.delete(pages.at(-1)!);
    deadEnds.backward.delete(pages[0]!);
    return;
  }
  const end = direction === "forward" ? -1 : 0;
  const from = pageParams.at(end)!;

  let walk = walks.get(query);
  // The list has turned round or was replaced, unless it ends where the walk stood last, or where that led to.
  if (walk?.direction !== direction || (from !== walk.from && from !== walk.to)) {
    walk = { direction, seen: new Set(pageParams), from, to: pageParam };
    walks.set(query, walk);
  }
  walk.seen.add(from);
  walk.from = from;
  walk.to = pageParam;
  if (walk.seen.has(pageParam)) {
    deadEnds[direction].add(pages.at(end)!);
    throw new PaginationError(walk.seen.size);
  }
}

/**
 * Where a walk goes from a page: nowhere, once it is known to go in a circle, so that who fetches page after page as long
 * as there is one comes to an end.
 */
export function wayOn(
  page: object,
  direction: "forward" | "backward",
  cursor: string | null | undefined,
): string | null | undefined {
  return deadEnds[direction].has(page) ? null : cursor;
}

/**
 * Fetches a page that others may follow in the same pass, as a refetch of the whole list does.
 *
 * @param signal - the same one throughout the pass
 * @throws {@link PaginationError} when the pass came by that page before
 */
export async function passBy<Page>(
  signal: AbortSignal,
  pageParam: PageParam,
  fetchPage: () => PromiseLike<Page>,
): Promise<Page> {
  const seen = passes.get(signal) ?? new Set();
  passes.set(signal, seen);
  if (seen.has(pageParam)) throw new PaginationError(seen.size);
  const page = await fetchPage();
  // Not before: a page that failed may be tried again.
  seen.add(pageParam);
  return page;
}
