import { day } from "../time/durations.ts";

/**
 * How much of its time a key has had.
 *
 * @param age - in milliseconds
 * @returns 0 to 1
 */
export function ageShare(age: number, rotationDays: number): number {
  return Math.min(1, Math.max(0, age / (rotationDays * day)));
}

/** The same in words: `41 of 90 days`. */
export function describeShare(age: number, rotationDays: number): string {
  return `${Math.max(0, Math.floor(age / day))} of ${rotationDays} days`;
}
