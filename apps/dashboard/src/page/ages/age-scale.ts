import { day } from "../time/durations.ts";

/** Where an age is on the axis, and which age is at a place of it. Places are 0 (now) to 1 (the oldest). */
export interface AgeScale {
  /** The age at the end of the axis, in milliseconds. */
  readonly end: number;
  position(age: number): number;
  age(position: number): number;
}

/** Ages below it are spread evenly, ages above it ever more densely: days count when young, years when old. */
const knee = 7 * day;

/**
 * Spreads ages over an axis so that hours and years both have room.
 *
 * @param oldest - the highest age to show, in milliseconds
 * @param rotationAge - in milliseconds; it is never at the very end, so that there is room for what is past it
 */
export function createAgeScale(oldest: number, rotationAge: number): AgeScale {
  const end = Math.max(oldest * 1.02, rotationAge * 1.8);
  const width = Math.log1p(end / knee);
  return {
    end,
    position: (age) => Math.min(1, Math.log1p(Math.max(0, age) / knee) / width),
    age: (position) => Math.expm1(position * width) * knee,
  };
}
