import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import type { TestProject } from "vitest/node";

import { run } from "./run.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the packed packages are installed, and in its folder `react-18` the hooks with the oldest of their peers. */
    project: string;
  }
}

const workspace = join(import.meta.dirname, "../..");
const folders = {
  core: "packages/core",
  client: "packages/client",
  server: "packages/server",
  cli: "packages/cli",
  "react-hooks": "packages/react-hooks",
  dashboard: "apps/dashboard",
};

/** The oldest that the hooks name as their peers, and types that go with it. */
const oldest = {
  "@tanstack/react-query": "5.89.0",
  "@types/react": "18.3.31",
  react: "18.0.0",
  "react-dom": "18.0.0",
};

/** Packs the packages, and installs them into a project that knows nothing of this one. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const project = await mkdtemp(join(tmpdir(), "api-key-pairs-packed-"));
  const remove = async () => await rm(project, { recursive: true, force: true });
  try {
    await cp(join(import.meta.dirname, "project"), project, { recursive: true });
    const older = join(project, "react-18");
    const tarballs = join(project, "tarballs");
    await Promise.all([mkdir(older), mkdir(tarballs)]);
    await Promise.all(
      ["render-list.js", "types-of-hooks.tsx"].map((file) => cp(join(project, file), join(older, file))),
    );

    const packed = Object.fromEntries(
      await Promise.all(
        Object.entries(folders).map(async ([name, folder]) => [
          `@api-key-pairs/${name}`,
          await pack(folder, tarballs),
        ]),
      ),
    );
    const forHooks = ["core", "client", "react-hooks"].map((name) => `@api-key-pairs/${name}`);
    const inWorkspace = await versionsInWorkspace(
      "@tanstack/react-query",
      "@types/react",
      "react",
      "react-dom",
    );
    await Promise.all([
      install(project, packed, { ...inWorkspace, ...(await versionsInWorkspace("@types/node")) }),
      install(older, Object.fromEntries(forHooks.map((name) => [name, packed[name]!])), oldest),
    ]);
    provide("project", project);
    return remove;
  } catch (error) {
    await remove();
    throw error;
  }
}

type Dependencies = Readonly<Record<string, string>>;

async function pack(folder: string, destination: string): Promise<string> {
  const args = ["pack", "--json", "--pack-destination", destination];
  const { stdout } = await promisify(execFile)("pnpm", args, { cwd: join(workspace, folder) });
  return `file:${JSON.parse(stdout).filename}`;
}

/** The versions that the hooks are developed with. */
async function versionsInWorkspace(...names: string[]): Promise<Dependencies> {
  const folder = join(workspace, folders["react-hooks"], "node_modules");
  const versionOf = async (name: string) =>
    JSON.parse(await readFile(join(folder, name, "package.json"), "utf8")).version;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await versionOf(name)])));
}

async function install(directory: string, packed: Dependencies, others: Dependencies): Promise<void> {
  // The packages depend on each other by version; those versions are the tarballs too.
  const overrides = Object.fromEntries(Object.keys(packed).map((name) => [name, `$${name}`]));
  const manifest = { type: "module", dependencies: { ...packed, ...others }, overrides };
  await writeFile(join(directory, "package.json"), JSON.stringify(manifest));
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await run(directory, "npm", ["install", "--prefix", directory, ...quietly]);
}
