import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Tarballs } from "./pack-packages.ts";
import { run } from "./run.ts";
import type { Versions } from "./versions-in-workspace.ts";

/** Installs the packages with npm into one project that knows nothing of this one. */
export async function installProject(folder: string, packed: Tarballs, others: Versions): Promise<void> {
  await mkdir(folder);
  await cp(join(import.meta.dirname, "project"), folder, { recursive: true });
  // The packages depend on each other by version; those versions are the tarballs too.
  const overrides = Object.fromEntries(Object.keys(packed).map((name) => [name, `$${name}`]));
  const manifest = { type: "module", dependencies: { ...packed, ...others }, overrides };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await run(folder, "npm", ["install", "--prefix", folder, ...quietly]);
}
