import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { run } from "../test/packed/run.ts";

/**
 * Installs `akp` from a registry as a stranger would, and creates, lists and deletes a key pair with it.
 *
 * @param project An empty directory.
 * @param env What makes npm ask that registry.
 */
export async function useCli(
  project: string,
  version: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(project);
  const config = join(project, "akp.toml");
  await Promise.all([writeFile(join(project, "package.json"), "{}"), writeFile(config, "")]);
  const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
  await run(project, "npm", ["install", ...quietly, "@api-key-pairs/cli"], { env, signal });

  const settings = { GR4VY_CONFIG: config, GR4VY_OUTPUT: "ids" };
  const akp = async (...words: string[]) =>
    (
      await run(project, "npx", ["--no-install", "akp", ...words], { env: { ...env, ...settings }, signal })
    ).trim();
  expectEqual(await akp("--version"), version, "akp --version");

  const serve = [
    "--no-install",
    "akp",
    "serve",
    "--port",
    "0",
    "--data-dir",
    "data",
    "--log-level",
    "silent",
  ];
  const server = spawn("npx", serve, {
    cwd: project,
    env: { ...process.env, ...env, ...settings },
    stdio: ["ignore", "pipe", "ignore"],
    // A group of their own, so that npx and what it started end together.
    detached: true,
  });
  const ended = once(server, "close");
  try {
    const url = await urlIn(server.stdout);
    const target = ["--base-url", url, "--private-key-file", "data/root-private-key.pem"];
    const before = await akp("list", ...target);
    const created = await akp("create", "--out", "new-key.pem", ...target);
    expectEqual(
      (await akp("list", ...target)).split("\n").toSorted(),
      [before, created].toSorted(),
      "akp list",
    );
    // As one word: an id may begin with a hyphen.
    await akp("delete", "--yes", ...target, "--", created);
    expectEqual(await akp("list", ...target), before, "akp list after akp delete");
  } finally {
    process.kill(-server.pid!, "SIGTERM");
    await ended;
  }
}

async function urlIn(output: NodeJS.ReadableStream): Promise<string> {
  let printed = "";
  for await (const text of output.setEncoding("utf8")) {
    printed += text;
    const [url] = /http:\/\/\S+:\d+/.exec(printed) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`akp serve ended, and printed:\n${printed}`);
}

function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [is, shouldBe] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== shouldBe) throw new Error(`${what} gave ${is}, expected ${shouldBe}`);
}
