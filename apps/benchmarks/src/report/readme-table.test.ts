import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, onTestFinished, test } from "vitest";

import { benchmarks, proofs } from "../benchmarks.ts";
import type { Figure } from "../figure.ts";
import { toSaved } from "./history.ts";
import { writeReadmeTable } from "./readme-table.ts";

const readme = fileURLToPath(new URL("../../README.md", import.meta.url));
const root = fileURLToPath(new URL("../../../../", import.meta.url));

const figures: Figure[] = [
  { id: "a/b", name: "CPU of one list", per: "bare fetch", value: 1.394, noise: 0.021, atMost: 1.3 },
  { id: "c/d", name: "Rate", per: "bare node:http", value: 0.21, noise: 0.01, atLeast: 0.2 },
];
const run = {
  date: "2026-01-02T03:04:05.000Z",
  commit: "abcdef0",
  node: "24.9.0",
  platform: "linux x64",
  cores: 2,
  figures: toSaved(figures),
};

/** A copy of the README, in a folder of its own. */
async function copyReadme(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "akp-readme-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, "README.md");
  await cp(readme, file);
  await cp(join(root, ".oxfmtrc.json"), join(directory, ".oxfmtrc.json"));
  return file;
}

test("a run takes the place of the one before it, and nothing else changes", async () => {
  const file = await copyReadme();
  await writeReadmeTable(file, { ...run, commit: "1111111" }, figures);
  const before = await readFile(file, "utf8");
  await writeReadmeTable(file, run, figures);
  const after = await readFile(file, "utf8");
  expect(after).toBe(before.replace("1111111", "abcdef0"));
  expect(after).toContain("2 cores, linux x64, Node.js 24.9.0; 2026-01-02, commit `abcdef0`.");
  expect(after).toMatch(
    /\| CPU of one list \| bare fetch +\| 1\.39 ± 0\.02 \| at most 1\.3 +\| \*\*missed\*\* \|/,
  );
  expect(after).toMatch(/\| Rate +\| bare node:http \| 0\.21 ± 0\.01 \| at least 0\.2 \| ok +\|/);
});

test("what is written is formatted", async () => {
  const file = await copyReadme();
  await writeReadmeTable(file, run, figures);
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/oxfmt"), ["--check", file], {
    encoding: "utf8",
    cwd: join(file, ".."),
  });
  expect({ status, stdout, stderr }).toMatchObject({ status: 0 });
});

test("a README without a place for the figures is left alone", async () => {
  const file = await copyReadme();
  await writeFile(file, "# Benchmarks\n");
  await expect(writeReadmeTable(file, run, figures)).rejects.toThrow("The README must have once each");
  expect(await readFile(file, "utf8")).toBe("# Benchmarks\n");
});

test("the README says of every benchmark how it measures", async () => {
  const text = await readFile(readme, "utf8");
  const missing = Object.keys({ ...benchmarks, ...proofs }).filter((name) => !text.includes(`| \`${name}\``));
  expect(missing).toEqual([]);
});
