import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "rolldown";
import type { TestProject } from "vitest/node";

import config from "../../rolldown.config.ts";
import { writePage } from "./host-page.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The file of the command, bundled as it is published, with a small page in place of the built one. */
    akpDashboard: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the command for the tests that start processes. */
export async function setup({ name, provide }: TestProject): Promise<() => void> {
  // Apart from that of another run.
  const directory = join(root, "node_modules", ".cache", `${name}-${process.pid}`);
  const dist = join(directory, "dist");
  mkdirSync(dist, { recursive: true });
  await build({ ...config, cwd: root, logLevel: "warn", output: { ...config.output, dir: dist } });
  // It says which version this is, and where the page is.
  copyFileSync(join(root, "package.json"), join(directory, "package.json"));
  writePage(join(dist, "page"));
  provide("akpDashboard", join(dist, "akp-dashboard.js"));
  return () => rmSync(directory, { recursive: true, force: true });
}
