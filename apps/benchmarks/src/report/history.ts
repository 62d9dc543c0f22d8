import { appendFile, readFile } from "node:fs/promises";

import type { Figure } from "../figure.ts";
import type { Measured } from "../measure/measured.ts";
import type { Machine } from "./machine.ts";

/** A run that was kept: one line of the history. */
export interface SavedRun extends Machine {
  /** When it ended: RFC 3339. */
  readonly date: string;
  /** As `git describe --always --dirty` has it. */
  readonly commit: string;
  /** By the id of the figure. */
  readonly figures: Readonly<Record<string, Measured>>;
}

/** What of figures is kept. */
export function toSaved(figures: readonly Figure[]): SavedRun["figures"] {
  return Object.fromEntries(figures.map(({ id, value, noise = 0 }) => [id, { value, noise }]));
}

/** Reads all runs, the oldest first. */
export async function readHistory(file: string | URL): Promise<SavedRun[]> {
  const text = await readFile(file, "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SavedRun);
}

/** Adds a run to the end. */
export async function appendRun(file: string | URL, run: SavedRun): Promise<void> {
  await appendFile(file, `${JSON.stringify(run)}\n`);
}
