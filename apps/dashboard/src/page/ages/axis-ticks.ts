import { day, month, year } from "../time/durations.ts";
import type { AgeScale } from "./age-scale.ts";

export interface Tick {
  /** Where it is on the axis, 0 to 1. */
  readonly position: number;
  readonly label: string;
}

const candidates: readonly (readonly [label: string, age: number])[] = [
  ["now", 0],
  ["1 day", day],
  ["1 week", 7 * day],
  ["1 month", month],
  ["3 months", 3 * month],
  ["6 months", 6 * month],
  ["1 year", year],
  ["2 years", 2 * year],
  ["3 years", 3 * year],
  ["5 years", 5 * year],
  ["10 years", 10 * year],
];

/**
 * Chooses what stands under the axis, so that no two labels touch.
 *
 * @param gap - how far apart two labels must be at least, as a share of the axis
 */
export function axisTicks(scale: AgeScale, gap: number): Tick[] {
  const ticks: Tick[] = [];
  for (const [label, age] of candidates) {
    const position = scale.position(age);
    // A label at the very end would be cut off.
    if (age > scale.end || position > 1 - gap / 2) break;
    if (position - (ticks.at(-1)?.position ?? -Infinity) >= gap) ticks.push({ position, label });
  }
  return ticks;
}
