import type { ChangeMark } from "./cached-api-key-pair-page.ts";

// Not made on import, since edge runtimes have no randomness then.
let ourselves: number | undefined;

/** Marks what is changed from here. */
export function ownMark(ids: readonly string[]): ChangeMark {
  return { by: (ourselves ??= Math.random()), ids };
}

/**
 * Whether a mark was made here. Any other comes from a cache that was stored while its pairs were being changed, and
 * nobody is left who would take it back.
 */
export function isOwnMark(mark: ChangeMark | undefined): mark is ChangeMark {
  return mark !== undefined && mark.by === ourselves;
}
