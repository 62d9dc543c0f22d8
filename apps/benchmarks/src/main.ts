import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { parseCommand, type Command } from "./command.ts";
import { isMissed } from "./report/compare.ts";
import { figureHead, figureRow } from "./report/figure-rows.ts";
import { appendRun, readHistory, toSaved } from "./report/history.ts";
import { isAlike, thisMachine } from "./report/machine.ts";
import { printTable } from "./report/print-table.ts";
import { writeReadmeTable } from "./report/readme-table.ts";
import { runBenchmarks } from "./run-benchmarks.ts";

const historyFile = new URL("../history.jsonl", import.meta.url);
const readme = new URL("../README.md", import.meta.url);

let command: Command;
try {
  command = parseCommand(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

const machine = thisMachine();
const history = await readHistory(historyFile);
const comparable = history.filter((run) => isAlike(run, machine));
const { figures, failures } = await runBenchmarks(command.selected, (line) => console.error(line));

if (figures.length > 0) printTable([figureHead, ...figures.map((figure) => figureRow(figure, comparable))]);
for (const { name, error } of failures) console.error(`\n${name} failed:`, error);

if (command.save && failures.length === 0) {
  const { stdout } = await promisify(execFile)("git", ["describe", "--always", "--dirty"]);
  const run = {
    date: new Date().toISOString(),
    commit: stdout.trim(),
    ...machine,
    figures: toSaved(figures),
  };
  await appendRun(historyFile, run);
  await writeReadmeTable(readme, run, figures);
}
if (failures.length > 0 || figures.some(isMissed)) process.exitCode = 1;
