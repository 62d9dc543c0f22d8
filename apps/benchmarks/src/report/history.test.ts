import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import type { Figure } from "../figure.ts";
import { appendRun, readHistory, toSaved, type SavedRun } from "./history.ts";
import { isAlike } from "./machine.ts";

const figures: Figure[] = [
  { id: "list-cpu/fetch", name: "CPU", per: "fetch", value: 1.39, noise: 0.02, atMost: 1.3 },
  { id: "signatures/calls", name: "Signatures", per: "100 calls", value: 1, atMost: 1 },
];
const run: SavedRun = {
  date: "2026-01-01T00:00:00.000Z",
  commit: "abcdef0",
  node: "24.9.0",
  platform: "linux x64",
  cores: 2,
  figures: toSaved(figures),
};

test("a run is one line, and comes back as it was saved, after those before it", async () => {
  const directory = await mkdtemp(join(tmpdir(), "akp-history-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, "history.jsonl");
  await writeFile(file, "");
  expect(await readHistory(file)).toEqual([]);
  await appendRun(file, run);
  await appendRun(file, { ...run, commit: "1234567" });
  expect(await readHistory(file)).toEqual([run, { ...run, commit: "1234567" }]);
  expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
});

test("figures are kept by their ids, and what is counted has no noise", () => {
  expect(run.figures).toEqual({
    "list-cpu/fetch": { value: 1.39, noise: 0.02 },
    "signatures/calls": { value: 1, noise: 0 },
  });
});

test("runs are compared within one platform, number of cores and major version of Node.js", () => {
  expect(isAlike(run, { ...run, node: "24.1.0" })).toBe(true);
  expect(isAlike(run, { ...run, node: "26.0.0" })).toBe(false);
  expect(isAlike(run, { ...run, cores: 8 })).toBe(false);
  expect(isAlike(run, { ...run, platform: "darwin arm64" })).toBe(false);
});
