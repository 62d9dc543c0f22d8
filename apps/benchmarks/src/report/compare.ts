import type { Figure } from "../figure.ts";
import { median, type Measured } from "../measure/measured.ts";
import type { SavedRun } from "./history.ts";

/** What has become of a figure: `same` is all that noise can make of it. */
export type Change = "better" | "same" | "worse";

/** How many runs count, from the last one back. */
const recent = 5;
/** Two standard deviations are about three median absolute ones. */
const deviations = 3;

/**
 * What a figure was in the runs that were saved last.
 *
 * @param runs Those of machines like this one, the oldest first.
 * @returns its median, with the larger of the noise within those runs and that between them; `undefined` when none of
 *   them has it
 */
export function baselineOf(id: string, runs: readonly SavedRun[]): Measured | undefined {
  const saved = runs.flatMap(({ figures }) => figures[id] ?? []).slice(-recent);
  if (saved.length === 0) return undefined;
  const value = median(saved.map((one) => one.value));
  const deviation = median(saved.map((one) => Math.abs(one.value - value)));
  return { value, noise: Math.max(median(saved.map(({ noise }) => noise)), deviations * deviation) };
}

/** Says whether a figure differs from what it was by more than the noise of both. */
export function compare(figure: Figure, baseline: Measured): Change {
  const difference = figure.value - baseline.value;
  if (Math.abs(difference) <= (figure.noise ?? 0) + baseline.noise) return "same";
  return difference > 0 === "atMost" in figure ? "worse" : "better";
}

/** Whether a figure is what it is wanted to be. */
export function isMissed(figure: Figure): boolean {
  return "atMost" in figure ? figure.value > figure.atMost : figure.value < figure.atLeast;
}
