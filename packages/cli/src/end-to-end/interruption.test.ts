import { execFileSync } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { exitCode } from "../errors/exit-code.ts";
import { akpProcess, launch, temporaryDirectory } from "../testing/akp.ts";
import { startApi } from "../testing/start-api.ts";

test.runIf(process.platform !== "win32").for([
  ["SIGINT", ["list"]],
  ["SIGTERM", ["list"]],
  ["SIGTERM", ["doctor"]],
  ["SIGTERM", ["profile", "add", "live"]],
] as const)("one %s ends %j, which waits for a key that nobody sends", async ([signal, words]) => {
  const pipe = join(temporaryDirectory(), "pipe");
  execFileSync("mkfifo", [pipe]);
  const { child, ended } = launch([...words, "-i", "acme", "-k", pipe, "--output", "json"]);
  // Opened as soon as it is read.
  const writer = await open(pipe, "w");
  onTestFinished(async () => await writer.close());
  child.kill(signal);
  const { signal: died, stderr } = await ended;
  // What a shell calls 130.
  expect(died).toBe("SIGINT");
  expect(JSON.parse(stderr).error).toMatchObject({ code: "aborted", exit_code: exitCode.interrupted });
});

test("a command with nothing left to wait for, though it is not done, has failed", async () => {
  const { env } = await startApi();
  // As if there were never room for more.
  const full = "--import=data:text/javascript,process.stdout.write=()=>false";
  expect(await akpProcess(["list"], { env: { ...env, NODE_OPTIONS: full } })).toMatchObject({
    code: exitCode.failed,
    signal: null,
    stderr: "",
  });
});
