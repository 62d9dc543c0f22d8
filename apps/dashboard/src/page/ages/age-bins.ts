import type { AgeScale } from "./age-scale.ts";
import { isPast } from "./is-past.ts";

/** A stretch of the axis, and how many keys are on it. */
export interface AgeBin {
  /** Where it starts and ends on the axis, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Whether its keys are past the rotation age. */
  readonly past: boolean;
}

/**
 * Counts ages in stretches of nearly equal width. The rotation age is a border between two of them: no bin holds
 * both what is past it and what is not.
 *
 * @param ages - in milliseconds
 * @param columns - how many bins there is room for, at least 2
 */
export function binAges(
  ages: readonly number[],
  scale: AgeScale,
  rotationAge: number,
  columns: number,
): AgeBin[] {
  const line = scale.position(rotationAge);
  const before = Math.min(columns - 1, Math.max(1, Math.round(columns * line)));
  const after = columns - before;
  const counts = Array.from({ length: columns }, () => 0);
  for (const age of ages) {
    const position = scale.position(age);
    const index = isPast(age, rotationAge)
      ? before + Math.min(after - 1, Math.floor(((position - line) / (1 - line)) * after))
      : Math.min(before - 1, Math.floor((position / line) * before));
    counts[index]! += 1;
  }
  return counts.map((count, index) => {
    const past = index >= before;
    const edge = (i: number) => (past ? line + ((1 - line) * (i - before)) / after : (line * i) / before);
    return { from: edge(index), to: edge(index + 1), count, past };
  });
}
