import type { Context } from "../context.ts";

/** A line on stderr that says how far a long task is. */
export interface Progress {
  /**
   * Shows how far it is, unless it did so a moment ago.
   *
   * @param note What else to say, such as how many failed.
   */
  update(done: number, note: string): void;
  /** Takes the line away, so that something else can be written in its place. */
  clear(): void;
}

const barWidth = 24;
/** How often the line changes at most, in milliseconds: more is no use to an eye. */
const intervalMs = 100;

/**
 * Begins a progress bar. Only a terminal gets one, and not with `--quiet`, `--no-color`, `NO_COLOR` or `TERM=dumb`.
 *
 * @param total How much there is to do.
 */
export function startProgress({ globals, style }: Context, total: number): Progress {
  const { stderr, env } = process;
  const isPlain = !globals.color || Boolean(env["NO_COLOR"]) || env["TERM"] === "dumb";
  if (!stderr.isTTY || globals.quiet || isPlain) return { update: () => {}, clear: () => {} };

  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update(done, note) {
      const now = performance.now();
      if (now - shownAt < intervalMs) return;
      shownAt = now;
      isShown = true;
      const filled = Math.round((done / total) * barWidth);
      const bar = `${style.err("green", "█".repeat(filled))}${style.err("dim", "░".repeat(barWidth - filled))}`;
      const counts = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
      stderr.write(`\r${bar} ${counts}${note && `, ${note}`}${clearToEnd}`);
    },
    clear() {
      if (!isShown) return;
      isShown = false;
      // Whatever is shown next must not wait.
      shownAt = Number.NEGATIVE_INFINITY;
      stderr.write(`\r${clearToEnd}`);
    },
  };
}

/** As terminals understand it: erase from the cursor to the end of the line. */
const clearToEnd = "\u001B[K";
