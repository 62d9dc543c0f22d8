import type { Figure } from "../figure.ts";
import { baselineOf, compare, isMissed } from "./compare.ts";
import type { SavedRun } from "./history.ts";

/** The columns of {@link figureRow}. */
export const figureHead = ["figure", "per", "value", "wanted", "verdict", "saved", "change"];

/**
 * A figure as a row: its value, whether that is what it is wanted to be, and what has become of it.
 *
 * @param runs Those that it is compared with.
 */
export function figureRow(figure: Figure, runs: readonly SavedRun[]): string[] {
  const { name, per, value, noise = 0 } = figure;
  const wanted = "atMost" in figure ? `at most ${figure.atMost}` : `at least ${figure.atLeast}`;
  const verdict = isMissed(figure) ? "MISSED" : "ok";
  return [name, per, measured(value, noise), wanted, verdict, ...sinceSaved(figure, runs)];
}

/** A value with its noise, such as `1.39 ± 0.02`. */
export function measured(value: number, noise: number): string {
  return noise === 0 ? readable(value) : `${readable(value)} ± ${readable(noise)}`;
}

function sinceSaved(figure: Figure, runs: readonly SavedRun[]): [saved: string, change: string] {
  const baseline = baselineOf(figure.id, runs);
  if (baseline === undefined) return ["", ""];
  const change = compare(figure, baseline);
  const by = readable(Math.abs(figure.value - baseline.value));
  const told = { same: "same", better: `better by ${by}`, worse: `WORSE by ${by}` };
  return [measured(baseline.value, baseline.noise), told[change]];
}

function readable(value: number): string {
  return String(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
}
