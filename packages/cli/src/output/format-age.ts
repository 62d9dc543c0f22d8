const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

/** From long to short; the first that fits counts. */
const units: readonly (readonly [unit: string, milliseconds: number])[] = [
  ["year", year],
  ["month", year / 12],
  ["day", day],
  ["hour", hour],
  ["minute", minute],
];

/**
 * How long ago it was, as people say it: `3 months ago`.
 *
 * @param then An RFC 3339 date-time.
 * @param now In milliseconds since 1970.
 * @returns The date itself when it is not a time of the past: then a clock is wrong, which an age would hide.
 */
export function formatAge(then: string, now: number): string {
  const age = now - Date.parse(then);
  // Clocks of two machines are never quite the same.
  if (!(age > -minute)) return then;
  for (const [unit, milliseconds] of units) {
    const count = Math.floor(age / milliseconds);
    if (count > 0) return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
  }
  return "just now";
}
