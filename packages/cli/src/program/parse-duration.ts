import { InvalidArgumentError } from "commander";

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * Makes the parser of an option that takes a duration as people write it: `30s`, `5m`, `1h30m`, `90d`, `2w`.
 *
 * @param lowest The shortest that is taken, written the same way.
 * @param highest The longest that is taken; there is no end when left out.
 * @returns A parser that gives seconds.
 */
export function parseDuration(lowest: string, highest?: string): (text: string) => number {
  const least = toSeconds(lowest);
  const most = highest === undefined ? Number.MAX_SAFE_INTEGER : toSeconds(highest);
  return (text) => {
    const seconds = toSeconds(text);
    if (seconds >= least && seconds <= most) return seconds;
    const range = highest === undefined ? "" : ` from ${lowest} to ${highest}`;
    throw new InvalidArgumentError(
      `It must be a duration${range}: numbers with s, m, h, d or w, such as 90s or 1h30m.`,
    );
  };
}

/** @returns `NaN` when it is no duration. */
function toSeconds(text: string): number {
  if (!/^(?:\d+[smhdw])+$/.test(text)) return Number.NaN;
  const parts = Array.from(text.matchAll(/(\d+)([smhdw])/g));
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitSeconds[unit!]!, 0);
}
