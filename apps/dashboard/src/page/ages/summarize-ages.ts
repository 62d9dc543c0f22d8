import { isPast } from "./is-past.ts";

export interface AgeSummary {
  readonly total: number;
  readonly past: number;
  /** In milliseconds, as is `newest`. */
  readonly oldest: number;
  readonly newest: number;
}

/**
 * Puts many ages into a few figures.
 *
 * @param ages - in milliseconds, as is the rotation age
 * @returns without any ages, `oldest` is lower than any age, and `newest` is higher
 */
export function summarizeAges(ages: readonly number[], rotationAge: number): AgeSummary {
  let past = 0;
  let oldest = -Infinity;
  let newest = Infinity;
  for (const age of ages) {
    if (isPast(age, rotationAge)) past += 1;
    oldest = Math.max(oldest, age);
    newest = Math.min(newest, age);
  }
  return { total: ages.length, past, oldest, newest };
}
