import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { copyTree } from "./copy-tree.ts";
import { run } from "./run.ts";

const options = { env: process.env, signal: new AbortController().signal };

test("a copy has what Git does not ignore, committed or not, in one commit, and the original stays as it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "api-key-pairs-copy-"));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const [original, copy] = [join(folder, "original"), join(folder, "copy")];
  await mkdir(original);
  const gitIn = async (directory: string, ...args: string[]) => await run(directory, "git", args, options);
  await gitIn(original, "init", "--quiet");
  await Promise.all([
    writeFile(join(original, ".gitignore"), "ignored\n"),
    writeFile(join(original, "ignored"), ""),
    writeFile(join(original, "changed"), "before"),
    writeFile(join(original, "deleted"), ""),
  ]);
  await gitIn(original, "add", "--all");
  await Promise.all([
    writeFile(join(original, "changed"), "after"),
    writeFile(join(original, "new"), ""),
    rm(join(original, "deleted")),
  ]);
  const before = await gitIn(original, "status", "--porcelain");

  await copyTree(original, copy, options);
  expect((await readdir(copy)).toSorted()).toEqual([".git", ".gitignore", "changed", "new"]);
  expect(await readFile(join(copy, "changed"), "utf8")).toBe("after");
  expect(await gitIn(copy, "status", "--porcelain")).toBe("");
  expect(await gitIn(copy, "rev-list", "--count", "HEAD")).toBe("1\n");
  expect(await gitIn(original, "status", "--porcelain")).toBe(before);
});
