/** Rehearses a release on a copy of this tree, from the changesets to `npx akp` out of a registry on this machine. */
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { checkChangelogs, readChangesets } from "./changesets.ts";
import { checkPublished } from "./check-published.ts";
import { childEnvironment } from "./child-environment.ts";
import { copyTree } from "./copy-tree.ts";
import { publishedPackages, sharedVersion } from "./published-packages.ts";
import { run } from "./run.ts";
import { startRegistry, type Registry } from "./start-registry.ts";
import { useCli } from "./use-cli.ts";

const workspace = join(import.meta.dirname, "..");
const interruption = new AbortController();
const { signal } = interruption;
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(name, () => interruption.abort(new Error(`Interrupted by ${name}.`)));

const directory = await realpath(await mkdtemp(join(tmpdir(), "api-key-pairs-release-")));
try {
  const registry = await startRegistry(join(directory, "storage"));
  try {
    await rehearse(directory, registry);
  } finally {
    await registry.close();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function rehearse(temp: string, registry: Registry): Promise<void> {
  const copy = join(temp, "copy");
  const plan = join(temp, "plan.json");
  const packed = join(temp, "packed");
  const options = { env: await childEnvironment(workspace, signal), signal };
  const inCopy = async (program: string, ...args: string[]) => await run(copy, program, args, options);
  const install = async () => await inCopy("pnpm", "install", "--frozen-lockfile", "--prefer-offline");

  await step("copy the tree", async () => await copyTree(workspace, copy, options));
  await step("install", async () => void (await install()));

  const changesets = await readChangesets(copy);
  if (changesets.length > 0) {
    await step(`version: ${changesets.length} changesets`, async () => {
      await inCopy("pnpm", "version-packages");
      const left = await readChangesets(copy);
      if (left.length > 0) throw new Error(`Left over: ${left.map(({ file }) => file).join(", ")}`);
      await checkChangelogs(changesets, await publishedPackages(copy));
    });
  }
  const packages = await publishedPackages(copy);
  const version = sharedVersion(packages);
  await step(`build ${version}`, async () => {
    await install();
    await inCopy("pnpm", "build");
  });

  // From here on as in the workflow.
  await writeFile(join(copy, ".npmrc"), registry.npmrc);
  await step(`pack ${packages.length} packages`, async () => {
    await inCopy("pnpm", "changeset", "publish-plan", "--output", plan);
    await inCopy("pnpm", "changeset", "pack", "--from-publish-plan", plan, "--out-dir", packed);
  });
  await step("publish", async () => {
    await inCopy("pnpm", "changeset", "publish", "--from-pack-dir", packed);
    await checkPublished(registry.url, packages, "latest");
  });
  await step("npx akp: create, list and delete a key pair", async () => {
    await useCli(join(temp, "project"), version, registry, options);
  });

  // Without a changeset, main is what is released.
  if (changesets.length === 0) return;
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
}

async function step(title: string, action: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  try {
    await action();
  } catch (error) {
    throw new Error(`✗ ${title}\n${(error as Error).message}`, { cause: error });
  }
  process.stdout.write(`✓ ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`);
}
