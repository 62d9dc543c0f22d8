import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";

import { workspace } from "./pack-packages.ts";
import { run } from "./run.ts";

/**
 * Installs the runtimes and the bundlers that the packages are tried with, once for each of their versions: they are
 * too large for everybody who runs a test to download.
 *
 * @returns the folder that they are in
 */
export async function installTools(): Promise<string> {
  const folder = join(workspace, "node_modules/.cache/packed-tools");
  await mkdir(folder, { recursive: true });
  await cp(join(import.meta.dirname, "tools"), folder, { recursive: true });
  await run(folder, "pnpm", ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=silent"]);
  return folder;
}
