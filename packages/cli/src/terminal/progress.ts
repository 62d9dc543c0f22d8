import type { Context } from "../context.ts";
import { openStatusLine } from "./status-line.ts";

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
 * Begins a progress bar, where there is a status line.
 *
 * @param total How much there is to do.
 */
export function startProgress(context: Context, total: number): Progress {
  const { style } = context;
  const line = openStatusLine(context);
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    update(done, note) {
      const now = performance.now();
      if (now - shownAt < intervalMs) return;
      shownAt = now;
      const filled = Math.round((done / total) * barWidth);
      const bar = `${style.err("green", "█".repeat(filled))}${style.err("dim", "░".repeat(barWidth - filled))}`;
      const counts = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
      line.show(`${bar} ${counts}${note && `, ${note}`}`);
    },
    clear() {
      // Whatever is shown next must not wait.
      shownAt = Number.NEGATIVE_INFINITY;
      line.clear();
    },
  };
}
