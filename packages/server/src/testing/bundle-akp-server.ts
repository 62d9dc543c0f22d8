import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "rolldown";
import type { TestProject } from "vitest/node";

import config from "../../rolldown.config.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The file of the command, bundled as it is published. */
    akpServer: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the command for the tests that start processes: it starts four times as fast as from its source. */
export async function setup({ name, provide }: TestProject): Promise<() => void> {
  // Where it finds the packages that are not in it, and apart from that of another run.
  const directory = join(root, "node_modules", ".cache", `${name}-${process.pid}`);
  const dist = join(directory, "dist");
  await build({ ...config, cwd: root, logLevel: "warn", output: { ...config.output, dir: dist } });
  // It says which version this is, and what a worker is started with.
  copyFileSync(join(root, "package.json"), join(directory, "package.json"));
  provide("akpServer", join(dist, "akp-server.js"));
  return () => rmSync(directory, { recursive: true, force: true });
}
