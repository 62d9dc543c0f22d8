import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import config from "@api-key-pairs/cli/rolldown.config.ts";
import { build } from "rolldown";

const folderOf = (file: string) => dirname(fileURLToPath(import.meta.resolve(file)));

/**
 * Bundles `akp` as it is published, with the server beside it. It is started some thirty times, and takes four times as
 * long to start from its sources.
 *
 * @param directory Where it is put.
 * @returns The file of the command.
 */
export async function bundleAkp(directory: string): Promise<string> {
  const scope = join(directory, "node_modules", "@api-key-pairs");
  await mkdir(scope, { recursive: true });
  await symlink(join(folderOf("@api-key-pairs/server"), ".."), join(scope, "server"), "junction");
  const dir = join(scope, "cli");
  const cwd = folderOf("@api-key-pairs/cli/package.json");
  await build({ ...config, cwd, logLevel: "warn", output: { dir, format: "esm" } });
  return join(dir, "akp.js");
}
