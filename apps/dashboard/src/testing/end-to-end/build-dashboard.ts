import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import type { TestProject } from "vitest/node";

import { setup as bundleHost } from "../host-bundle.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin", "vite.js");

/** Makes what is published: the command as a bundle, with the page beside it as it is built. */
export async function setup(project: TestProject): Promise<() => void> {
  const removeBundle = await bundleHost(project);
  const page = join(dirname(project.getProvidedContext().akpDashboard), "page");
  // As a process of its own: in one of a test run, React would be built for development.
  const { NODE_ENV: _, ...env } = process.env;
  const args = [vite, "build", "--logLevel", "warn", "--outDir", page, "--emptyOutDir"];
  await promisify(execFile)(process.execPath, args, { cwd: root, env });
  return removeBundle;
}
