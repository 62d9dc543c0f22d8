import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { startBench } from "../testing/rotation-bench.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { planRotation } from "./index.ts";

const folder = join(import.meta.dirname, "../..");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const example = /```js\n\/\/ rotate\.mjs.*\n([^]*?)```/.exec(readme)![1]!;

async function run(cwd: string, baseUrl: string, ...args: string[]) {
  const file = join(cwd, "rotate.mjs");
  writeFileSync(file, example);
  const child = spawn(process.execPath, ["--conditions=@api-key-pairs/source", file, ...args], {
    cwd,
    env: { ...process.env, GR4VY_BASE_URL: baseUrl },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  await once(child, "close");
  return output;
}

test("the example of the README rotates a key in two runs, in files, and shows no secret", async () => {
  const { server, newRotation, accepts, clientOf } = await startBench();
  const { old, pairs } = await newRotation();
  const cwd = temporaryDirectory();
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(join(folder, ".."), join(cwd, "node_modules", "@api-key-pairs"));
  const path = (name: string) => join(cwd, name);
  writeFileSync(path("key.pem"), old.pem, { mode: 0o600 });

  const first = await run(cwd, server.url);
  const newId = (await pairs()).find((id) => id !== old.id);
  expect(first.stdout).toBe(`overlap: ${old.id} -> ${newId}\n`);
  const pem = readFileSync(path("key.pem"), "utf8");
  expect(await accepts(old)).toBe(true);
  expect((await clientOf(pem).list()).items.map(({ id }) => id)).toContain(newId);
  expect(gunzipSync(readFileSync(path("key.pem.gz"))).toString()).toBe(pem);
  expect(existsSync(path("key.rotation.new.pem"))).toBe(true);

  const second = await run(cwd, server.url, "--emergency");
  expect(second.stdout).toBe(`done: ${old.id} -> ${newId}\n`);
  expect(await pairs()).toEqual([newId]);
  expect(await accepts(old)).toBe(false);
  expect(existsSync(path("key.rotation.new.pem")) || existsSync(path("key.rotation.old.pem"))).toBe(false);
  const journal = readFileSync(path("key.rotation"), "utf8");
  expect(secretsIn([first, second, journal], [pem, old.pem])).toEqual([]);
  expect(second.stderr).toContain("done finish");
});

test("the table of the README has every step, in order", () => {
  const table = /\| step +\|[^]*?\n\n/.exec(readme)![0];
  const names = [...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
  expect(names).toEqual(planRotation({ handOver: [{ name: "one" }] }).map(({ name }) => name));
});

test("the table of the README has every option of safeCreate that is not for tests or of every call", () => {
  const source = readFileSync(join(import.meta.dirname, "safe-create", "safe-create.ts"), "utf8");
  const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name);
  const table = /\| option +\| default +\| +\|\n[^]*?\n\n/.exec(
    readme.slice(readme.indexOf("## Safe create")),
  )![0];
  const names = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(names).toEqual(options.filter((name) => name !== "signal" && name !== "clock"));
});
