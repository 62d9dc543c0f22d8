/** Rehearses a release on a copy of this tree, from the changesets to `npx akp` out of a registry on this machine. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { run } from "../test/packed/run.ts";
import { checkChangelogs, readChangesets } from "./changesets.ts";
import { checkPublished } from "./check-published.ts";
import { copyTree } from "./copy-tree.ts";
import { publishedPackages, sharedVersion } from "./published-packages.ts";
import { startRegistry } from "./start-registry.ts";
import { useCli } from "./use-cli.ts";

const workspace = join(import.meta.dirname, "..");
const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const)
  process.once(name, () => interruption.abort(new Error(`Interrupted by ${name}.`)));
const { signal } = interruption;

const directory = await realpath(await mkdtemp(join(tmpdir(), "api-key-pairs-release-")));
try {
  await rehearse(directory);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function rehearse(temp: string): Promise<void> {
  const copy = join(temp, "copy");
  const plan = join(temp, "plan.json");
  const packed = join(temp, "packed");
  const upstream = { url: await npmConfig(temp, "registry"), ca: await npmConfig(temp, "cafile") };
  const registry = await startRegistry(join(temp, "storage"), upstream);
  const asked = await askOnly(registry.url, temp);
  const inCopy = async (program: string, ...args: string[]) => {
    signal.throwIfAborted();
    return await run(copy, program, args, { env: asked.env, signal });
  };

  try {
    await step("copy the tree", async () => await copyTree(workspace, copy, signal));
    await step("install", async () => {
      await run(copy, "pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { signal });
    });

    const changesets = await readChangesets(copy);
    if (changesets.length > 0) {
      await step(`version: ${changesets.length} changesets`, async () => {
        await run(copy, "pnpm", ["version-packages"], { signal });
        const left = await readChangesets(copy);
        if (left.length > 0) throw new Error(`Left over: ${left.map(({ file }) => file).join(", ")}`);
        await checkChangelogs(changesets, await publishedPackages(copy));
      });
    }
    const packages = await publishedPackages(copy);
    const version = sharedVersion(packages);
    await step(`build ${version}`, async () => {
      await run(copy, "pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { signal });
      await run(copy, "pnpm", ["build"], { signal });
    });

    // From here on as in the workflow, and all that asks a registry asks ours.
    await writeFile(join(copy, ".npmrc"), asked.npmrc);
    await step(`pack ${packages.length} packages`, async () => {
      await inCopy("pnpm", "changeset", "publish-plan", "--output", plan);
      await inCopy("pnpm", "changeset", "pack", "--from-publish-plan", plan, "--out-dir", packed);
    });
    await step("publish", async () => {
      await inCopy("pnpm", "changeset", "publish", "--from-pack-dir", packed);
      await checkPublished(registry.url, packages, "latest");
    });
    await step("npx akp: create, list and delete a key pair", async () => {
      await useCli(join(temp, "project"), version, asked.env, signal);
    });

    await step("publish a snapshot", async () => {
      await inCopy("git", "reset", "--quiet", "--hard");
      await inCopy("pnpm", "changeset", "version", "--snapshot");
      const snapshots = await publishedPackages(copy);
      if (!/^0\.0\.0-\d{14}$/.test(sharedVersion(snapshots)))
        throw new Error(`${sharedVersion(snapshots)} is not the version of a snapshot.`);
      await inCopy("pnpm", "changeset", "publish", "--tag", "snapshot", "--no-git-tag");
      await checkPublished(registry.url, snapshots, "snapshot");
      await checkPublished(registry.url, packages, "latest");
    });
  } finally {
    await registry.close();
  }
}

/** A setting of npm on this machine, if there is one. */
async function npmConfig(temp: string, name: string): Promise<string | undefined> {
  const value = (await run(temp, "npm", ["config", "get", name])).trim();
  return value === "null" || value === "undefined" ? undefined : value;
}

/** What makes npm and pnpm ask one registry alone, as somebody who may publish to it. */
async function askOnly(
  registry: string,
  temp: string,
): Promise<{ readonly npmrc: string; readonly env: Readonly<Record<string, string>> }> {
  const npmrc = `registry=${registry}\n${registry.replace("http:", "")}:_authToken=rehearsal\n`;
  const userconfig = join(temp, "npmrc");
  await Promise.all([writeFile(userconfig, npmrc), mkdir(join(temp, "cache"))]);
  return {
    npmrc,
    env: {
      npm_config_registry: registry,
      npm_config_userconfig: userconfig,
      npm_config_cache: join(temp, "cache"),
    },
  };
}

async function step(title: string, action: () => Promise<void>): Promise<void> {
  const start = performance.now();
  try {
    await action();
  } catch (error) {
    throw new Error(`✗ ${title}\n${(error as Error).message}`, { cause: error });
  }
  process.stdout.write(`✓ ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
}
