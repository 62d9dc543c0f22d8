import { readFile, writeFile } from "node:fs/promises";

import type { Figure } from "../figure.ts";
import { isMissed } from "./compare.ts";
import { measured } from "./figure-rows.ts";
import type { SavedRun } from "./history.ts";
import { padColumns } from "./print-table.ts";

const begin = "<!-- What follows is written by `bench --save`. -->";
const end = "<!-- What was written by `bench --save` ends here. -->";

/** Puts the figures of a run into a README, in place of those that it had. */
export async function writeReadmeTable(
  file: string | URL,
  run: SavedRun,
  figures: readonly Figure[],
): Promise<void> {
  const text = await readFile(file, "utf8");
  const [before, , after] = partsOf(text);
  await writeFile(file, `${before}${begin}\n\n${renderRun(run, figures)}\n\n${end}${after}`);
}

/** The run as Markdown, formatted as the formatter of the repository would. */
function renderRun({ date, commit, node, platform, cores }: SavedRun, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.per,
    measured(figure.value, figure.noise ?? 0),
    "atMost" in figure ? `at most ${figure.atMost}` : `at least ${figure.atLeast}`,
    isMissed(figure) ? "**missed**" : "ok",
  ]);
  const [head, ...body] = padColumns([["figure", "per", "value", "wanted", "verdict"], ...rows]);
  const cells = [head!, head!.map((cell) => "-".repeat(cell.length)), ...body];
  const table = cells.map((row) => `| ${row.join(" | ")} |`).join("\n");
  return `${cores} cores, ${platform}, Node.js ${node}; ${date.slice(0, 10)}, commit \`${commit}\`.\n\n${table}`;
}

/** @throws {Error} when the README has no place for the figures */
function partsOf(text: string): [before: string, figures: string, after: string] {
  const [before, rest, ...more] = text.split(begin);
  const [figures, after, ...others] = rest?.split(end) ?? [];
  if (figures === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`The README must have once each: ${begin} and ${end}`);
  return [before!, figures, after];
}
