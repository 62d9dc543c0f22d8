import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { workspace } from "./pack-packages.ts";

/** Names of packages, and a version of each. */
export type Versions = Readonly<Record<string, string>>;

/** The versions that the hooks are developed with. */
export async function versionsInWorkspace(...names: string[]): Promise<Versions> {
  const folder = join(workspace, "packages/react-hooks/node_modules");
  const versionOf = async (name: string) =>
    JSON.parse(await readFile(join(folder, name, "package.json"), "utf8")).version;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await versionOf(name)])));
}
