import type { DeletionMark } from "./cached-api-key-pair-page.ts";

// Not made on import, since edge runtimes have no randomness then.
let ourselves: number | undefined;

/** Marks what is deleted from here. */
export function ownMark(ids: readonly string[]): DeletionMark {
  return { by: (ourselves ??= Math.random()), ids };
}

/**
 * Whether a mark was made here. Any other comes from a cache that was stored while its pair was being deleted, and nobody
 * is left who would take it back.
 */
export function isOwnMark(mark: DeletionMark | undefined): mark is DeletionMark {
  return mark !== undefined && mark.by === ourselves;
}
