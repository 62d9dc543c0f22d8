import { formatDuration } from "../../terminal/format-duration.ts";

/** A time to come with how long it is until then: `2026-11-24 05:00:00 UTC (in 23 h 59 min)`. */
export function sayTime(time: string, now: number = Date.now()): string {
  const leftMs = Date.parse(time) - now;
  const date = time.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  return leftMs > 0 ? `${date} (in ${formatDuration(leftMs)})` : date;
}
