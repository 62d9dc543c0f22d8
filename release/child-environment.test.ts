import { delimiter, join } from "node:path";

import { expect, onTestFinished, test, vi } from "vitest";

import { childEnvironment, pathWithout } from "./child-environment.ts";
import { run, type RunOptions } from "./run.ts";

const workspace = join(import.meta.dirname, "..");
const { signal } = new AbortController();

test("the folders of a workspace leave a PATH, and those beside it stay", () => {
  const path = ["/home/me/tree/node_modules/.bin", "/home/me/tree-2/bin", "/home/me/tree", "/usr/bin"];
  expect(pathWithout("/home/me/tree", path.join(delimiter))).toBe(
    ["/home/me/tree-2/bin", "/usr/bin"].join(delimiter),
  );
});

test("programs run on this Node.js, and find none of the workspace's own", async () => {
  const env = await childEnvironment(workspace, signal);
  const version = await run(workspace, "node", ["--version"], { env, signal });
  expect(version.trim()).toBe(process.version);
  await expect(run(workspace, "vitest", ["--version"], { env, signal })).rejects.toThrow("ENOENT");
});

test("Git works on the repository that it stands in, although a hook names another", async () => {
  vi.stubEnv("GIT_DIR", "/nowhere");
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = await childEnvironment(workspace, signal);
  const folder = await run(import.meta.dirname, "git", ["rev-parse", "--show-prefix"], { env, signal });
  expect(folder).toBe("release/\n");
});

test("npm reads the same global settings on this Node.js as on its own", async () => {
  const ask = async (env: RunOptions["env"]) =>
    await run("/", "npm", ["config", "get", "globalconfig"], { env, signal });
  const onItsOwn = { ...process.env, PATH: pathWithout(workspace, process.env["PATH"]!) };
  expect(await ask(await childEnvironment(workspace, signal))).toBe(await ask(onItsOwn));
});
