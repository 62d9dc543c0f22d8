import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { run, start, type RunOptions } from "./run.ts";
import type { Registry } from "./start-registry.ts";

/**
 * Installs `akp` from a registry as a stranger would, and creates, lists and deletes a key pair with it.
 *
 * @param project A directory that is not there yet.
 */
export async function useCli(
  project: string,
  version: string,
  { npmrc }: Registry,
  { env, ...options }: RunOptions,
): Promise<void> {
  await mkdir(project);
  const config = join(project, "akp.toml");
  await Promise.all([
    writeFile(join(project, "package.json"), "{}"),
    writeFile(join(project, ".npmrc"), npmrc),
    writeFile(config, ""),
  ]);
  const inProject = {
    ...options,
    // A cache of its own is an empty one: nothing of ours can come out of it.
    env: { ...env, npm_config_cache: join(project, "cache"), GR4VY_CONFIG: config, GR4VY_OUTPUT: "ids" },
  };
  // Where no registry can be reached, it says so after 20 s in place of 70.
  const flags = ["--no-audit", "--no-fund", "--loglevel=error", "--fetch-retry-maxtimeout=10000"];
  await run(project, "npm", ["install", ...flags, "@api-key-pairs/cli"], inProject);
  const printed = (await run(project, "npx", ["--no-install", "akp", "--version"], inProject)).trim();
  expectEqual(printed, version, "npx akp --version");

  // What npx starts, without the second that it takes to find it.
  const command = join(project, "node_modules/.bin/akp");
  const akp = async (...words: string[]) => (await run(project, command, words, inProject)).trim();
  const serve = ["serve", "--port", "0", "--data-dir", "data", "--log-level", "silent"];
  const server = start(project, command, serve, inProject);
  try {
    const url = await Promise.race([
      server.prints(/http:\/\/\S+:\d+(?=\s)/),
      server.ended.then((text) => {
        throw new Error(`akp serve ended, and printed:\n${text}`);
      }),
    ]);
    const target = ["--base-url", url, "--private-key-file", "data/root-private-key.pem"];
    const before = await akp("list", ...target);
    const created = await akp("create", "--out", "new-key.pem", ...target);
    const after = (await akp("list", ...target)).split("\n").toSorted();
    expectEqual(after, [before, created].toSorted(), "akp list");
    // After "--", because an id may begin with a hyphen.
    await akp("delete", "--yes", ...target, "--", created);
    expectEqual(await akp("list", ...target), before, "akp list after akp delete");
  } finally {
    await server.kill();
  }
}

function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [is, shouldBe] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== shouldBe) throw new Error(`${what} gave ${is}, expected ${shouldBe}`);
}
