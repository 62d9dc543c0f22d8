import { formatAgo } from "./format-age.ts";
import { useNow } from "./use-now.ts";

const short = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A point in time: how long ago, and when by this machine's clock; by the API's to the last digit on hovering. */
export function Timestamp({ value }: { readonly value: string }) {
  const time = Date.parse(value);
  return (
    <time className="timestamp" dateTime={value} title={value}>
      <span className="timestamp-ago">{formatAgo(useNow() - time)}</span>{" "}
      <span className="timestamp-date">{short.format(time)}</span>
    </time>
  );
}
