import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { inject } from "vitest";

import { run } from "./run.ts";

/** The project that the packed packages are installed into. */
export const project = inject("project");

/** The folder with a project for each package, in which that is installed alone. */
export const alone = inject("alone");

export const runInProject = async (program: string, args: readonly string[]) =>
  await run(project, program, args);

/** Where a package is installed. */
export const installed = (name: string) => join(project, "node_modules/@api-key-pairs", name);

/** The files of an installed package, by their paths in it. */
export async function filesOf(name: string): Promise<string[]> {
  const folder = installed(name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

export const readJson = async (path: string) => JSON.parse(await readFile(path, "utf8"));

/** The manifest of an installed package. */
export const manifestOf = async (name: string) => await readJson(join(installed(name), "package.json"));
