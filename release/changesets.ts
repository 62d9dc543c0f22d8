import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { parse } from "yaml";

import type { PublishedPackage } from "./published-packages.ts";

/** What a change says to those who upgrade. */
export interface Changeset {
  readonly file: string;
  readonly packages: readonly string[];
  /** The lines of its text that are not empty. */
  readonly lines: readonly string[];
}

/** Reads the changesets that wait for a release. */
export async function readChangesets(workspace: string): Promise<Changeset[]> {
  const folder = join(workspace, ".changeset");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md");
  return await Promise.all(
    files.map(async (file) => {
      const [, packages, text] = /^---\n(.*?)^---\n(.*)$/ms.exec(await readFile(join(folder, file), "utf8"))!;
      return { file, packages: Object.keys(parse(packages!) ?? {}), lines: linesOf(text!) };
    }),
  );
}

/** Checks that the newest section of each changelog has all that the changesets of its package said. */
export async function checkChangelogs(
  changesets: readonly Changeset[],
  packages: readonly PublishedPackage[],
): Promise<void> {
  for (const { name, version, folder } of packages) {
    const changelog = await readFile(join(folder, "CHANGELOG.md"), "utf8");
    const [newest] = changelog.split(/^## /m).slice(1);
    if (newest?.startsWith(`${version}\n`) !== true)
      throw new Error(`The changelog of ${name} does not begin with ${version}.`);
    const written = linesOf(newest);
    for (const changeset of changesets.filter((each) => each.packages.includes(name))) {
      // Before its first line stands the commit.
      const lost = changeset.lines.filter((line) => !written.some((each) => each.endsWith(line)));
      if (lost.length > 0)
        throw new Error(`The changelog of ${name} lacks, of ${changeset.file}:\n${lost.join("\n")}`);
    }
  }
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
