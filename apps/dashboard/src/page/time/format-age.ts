import { day, hour, minute, month, year } from "./durations.ts";

/** From long to short; the first that fits counts. */
const units: readonly (readonly [unit: string, milliseconds: number])[] = [
  ["year", year],
  ["month", month],
  ["day", day],
  ["hour", hour],
  ["minute", minute],
];

/**
 * How long something lasts, as people say it: `3 months`.
 *
 * @param age - in milliseconds; what is less than a minute, or negative since a clock is wrong, is `less than a minute`
 */
export function formatAge(age: number): string {
  for (const [unit, milliseconds] of units) {
    const count = Math.floor(age / milliseconds);
    if (count > 0) return `${count} ${unit}${count === 1 ? "" : "s"}`;
  }
  return "less than a minute";
}

/**
 * When something was, as people say it: `3 months ago`.
 *
 * @param age - in milliseconds
 */
export function formatAgo(age: number): string {
  return age < minute ? "just now" : `${formatAge(age)} ago`;
}
