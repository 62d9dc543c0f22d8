import { formatDuration } from "../../terminal/format-duration.ts";

/** What a pair may come to before an audit finds it, in seconds. What is left out does not count. */
export interface Limits {
  readonly olderThan?: number | undefined;
  readonly unusedFor?: number | undefined;
}

const daySeconds = 86_400;

/** In days, as they are printed. */
export function daysOf(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds / daySeconds;
}

/** What is past them, as it follows a number of pairs. */
export function sayPast({ olderThan, unusedFor }: Limits, isOne: boolean): string {
  const [be, have] = isOne ? ["is", "has"] : ["are", "have"];
  return [
    ...(olderThan === undefined ? [] : [`${be} older than ${sayDays(olderThan)}`]),
    ...(unusedFor === undefined ? [] : [`${have} been unused for ${sayDays(unusedFor)}`]),
  ].join(" or ");
}

/** As an option takes it. */
export function toDuration(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  return Number.isInteger(seconds / daySeconds) ? `${seconds / daySeconds}d` : `${seconds}s`;
}

function sayDays(seconds: number): string {
  const days = seconds / daySeconds;
  if (!Number.isInteger(days)) return formatDuration(seconds * 1000);
  return `${days} ${days === 1 ? "day" : "days"}`;
}
