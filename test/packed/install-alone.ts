import { cp, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import type { Tarballs } from "./pack-packages.ts";
import { run } from "./run.ts";
import type { Versions } from "./versions-in-workspace.ts";

/** The oldest that the hooks name as their peers, and types that go with it. */
const oldest = {
  "@tanstack/react-query": "5.89.0",
  "@types/react": "18.3.31",
  react: "18.0.0",
  "react-dom": "18.0.0",
};

/**
 * Installs each package with pnpm into a project of its own, in which a package finds what it declares and nothing else;
 * and into one more, `react-18`, the hooks with the oldest of their peers.
 */
export async function installAlone(folder: string, packed: Tarballs, others: Versions): Promise<void> {
  const peers = { react: others["react"]!, "@tanstack/react-query": others["@tanstack/react-query"]! };
  await mkdir(folder);
  const settings = {
    packages: ["*"],
    overrides: packed,
    // What one package declares, another does not find; but for types, as those of React are only found that way.
    hoistPattern: ["@types/*"],
  };
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  for (const [name, tarball] of Object.entries(packed)) {
    const dependencies = { [name]: tarball, ...(name.endsWith("/react-hooks") && peers) };
    await addProject(join(folder, basename(name)), dependencies);
  }
  const older = join(folder, "react-18");
  await addProject(older, { ...packed, ...oldest, "@types/node": others["@types/node"]! });
  for (const file of ["render-list.js", "types-of-hooks.tsx"])
    await cp(join(import.meta.dirname, "project", file), join(older, file));
  await run(folder, "pnpm", ["install", "--prefer-offline", "--ignore-scripts", "--reporter=silent"]);
}

async function addProject(folder: string, dependencies: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder);
  const manifest = { name: basename(folder), type: "module", dependencies };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
}
