/** As much of `Headers` as is needed here. */
export interface HeadersReader {
  get(name: string): string | null;
}

/**
 * How long an answer asks to wait: `Retry-After` in seconds, or as a date. A date is measured against the
 * answer's own `Date`, so that a caller's clock that is off does not matter.
 *
 * @param headers - the headers of the answer
 * @param now - the caller's time in milliseconds since the epoch, for answers without a `Date` (browsers hide
 *   it from other origins)
 * @returns milliseconds, never negative; `undefined` when the header is missing or makes no sense, or when it
 *   is a date and there is no time to measure it by
 */
export function retryAfterMs(headers: HeadersReader, now?: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  const sent = Date.parse(headers.get("date") ?? "");
  // Engines read a date into "-5" and "5, 10" too; a date of HTTP always has a time of day.
  const until = value.includes(":") ? Date.parse(value) : Number.NaN;
  const wait = until - (Number.isNaN(sent) ? (now ?? Number.NaN) : sent);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
