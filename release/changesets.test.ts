import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { checkChangelogs, readChangesets } from "./changesets.ts";

const changeset = { file: "first.md", packages: ["a"], lines: ["First release.", "How to begin."] };

test("a changeset is read with its packages and its words", async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, ".changeset"));
  const text = '---\n"a": minor\n---\n\nFirst release.\n\nHow to begin.\n';
  await writeFile(join(folder, ".changeset/first.md"), text);
  expect(await readChangesets(folder)).toEqual([changeset]);
});

test("a changelog that has all the words is complete", async () => {
  const changelog = "# a\n\n## 1.0.0\n\n- 88a855f: First release.\n\n  How to begin.\n";
  await expect(check(changelog)).resolves.toBeUndefined();
});

test("a line that is lost is shown", async () => {
  const changelog = "# a\n\n## 1.0.0\n\n- 88a855f: First release.\n\n## 0.9.0\n\n  How to begin.\n";
  await expect(check(changelog)).rejects.toThrow("first.md:\nHow to begin.");
});

test("a changelog without the new version is found", async () => {
  await expect(check("# a\n\n## 0.9.0\n\n- First release.\n\n  How to begin.\n")).rejects.toThrow(
    "does not begin with 1.0.0",
  );
});

async function check(changelog: string): Promise<void> {
  const folder = await makeFolder();
  await writeFile(join(folder, "CHANGELOG.md"), changelog);
  await checkChangelogs([changeset], [{ name: "a", version: "1.0.0", folder }]);
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "api-key-pairs-changesets-"));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  return folder;
}
