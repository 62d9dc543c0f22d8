import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "rolldown";
import type { TestProject } from "vitest/node";

import config from "../../rolldown.config.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

declare module "vitest" {
  interface ProvidedContext {
    /** The directory with the command, bundled as it is published: `akp.js`, and `main.js`, which is all but the process. */
    akp: string;
  }
}

/** Bundles the command for the tests: it starts several times as fast as from its sources, hundreds of times. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  // Where it finds the packages that are not in it, and apart from that of another run.
  const directory = join(root, "node_modules", ".cache", `akp-${process.pid}`);
  const input = { akp: "src/bin.ts", main: "src/main.ts" };
  await build({
    ...config,
    input,
    cwd: root,
    logLevel: "warn",
    output: { ...config.output, dir: directory },
  });
  provide("akp", directory);
  return () => rmSync(directory, { recursive: true, force: true });
}
