import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, onTestFinished, test, vi } from "vitest";

import { akp, akpProcess, launch, temporaryDirectory } from "../../testing/akp.ts";
import type { LaunchOptions } from "../../testing/akp.ts";

// Processes that start take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Starts `akp serve`, and gives what its start-up message says. */
async function serve(args: readonly string[] = [], options?: LaunchOptions) {
  const server = launch(["serve", "--port", "0", ...args], options);
  const message = new Promise<string>((resolve, reject) => {
    server.child.stdout.on("data", () => {
      if (server.output.stdout.includes("akp list")) resolve(server.output.stdout);
    });
    void server.ended.then((ended) => reject(new Error(JSON.stringify(ended))));
  });
  const stdout = await message;
  return { ...server, keyFile: /Root key +(\S+)/.exec(stdout)![1]!, next: stdout.trim().split("\n").at(-1)! };
}

/** Runs the command that the message ends with, as a shell would. */
const runNext = async (next: string) => await akp(next.trim().split(" ").slice(1));

test("the command that it names next lists the pairs, and Ctrl-C ends it with exit code 0", async () => {
  const { child, ended, keyFile, next } = await serve();
  expect(next).toMatch(/^ {2}akp list --base-url http:\/\/127\.0\.0\.1:\d+ --private-key-file \S+$/);
  expect((statSync(keyFile).mode & 0o777).toString(8)).toBe("600");
  const { code, stdout } = await runNext(next);
  expect({ code, pairs: JSON.parse(stdout).items.length }).toEqual({ code: 0, pairs: 1 });

  child.kill("SIGINT");
  const end = await ended;
  expect(end.code).toBe(0);
  expect(end.stdout).not.toContain("PRIVATE KEY");
  const records = end.stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records).toMatchObject([
    { msg: "request", status: 200 },
    { msg: "stopping", signal: "SIGINT" },
  ]);
  expect(existsSync(keyFile)).toBe(false);
});

test("workers serve what is in the data directory, --quiet leaves out the request log, and the other flags reach the server", async () => {
  const dataDir = join(temporaryDirectory(), "data");
  const first = await serve(["--data-dir", dataDir, "--workers", "2", "--quiet"]);
  expect(first.output.stdout).toContain("Workers       2\n");
  expect(first.keyFile).toBe(join(dataDir, "root-private-key.pem"));
  const before = JSON.parse((await runNext(first.next)).stdout);
  expect(before.items).toHaveLength(1);
  first.child.kill("SIGTERM");
  expect(await first.ended).toMatchObject({ code: 0, stderr: "" });

  const more = ["--admin", "--metrics", "--requests-per-minute", "1"];
  const { output, next } = await serve(["--data-dir", dataDir, ...more]);
  expect(JSON.parse((await runNext(next)).stdout)).toEqual(before);
  expect(await runNext(next)).toMatchObject({ code: 6, stdout: "" });
  const url = /http:\S+/.exec(output.stdout)![0];
  const token = readFileSync(/Admin token +(\S+)/.exec(output.stdout)![1]!, "utf8");
  const health = await fetch(`${url}/_admin/health`, { headers: { authorization: `Bearer ${token}` } });
  expect([health.status, (await fetch(`${url}/metrics`)).status]).toEqual([200, 200]);
});

test("what it cannot do is told as every other error of akp", async () => {
  const busy = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void busy.close());
  await once(busy, "listening");
  const port = `${(busy.address() as AddressInfo).port}`;
  const [taken, wrong, memory] = await Promise.all([
    akpProcess(["serve", "--port", port]),
    akpProcess(["serve", "--port", "x"]),
    akpProcess(["serve", "--workers", "2"]),
  ]);
  expect(taken).toMatchObject({ code: 1, stdout: "" });
  expect(taken.stderr).toMatch(new RegExp(`^akp: port ${port} of 127.0.0.1 is already in use\\. .*--port`));
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toMatch(/^akp: --port must be a whole number from 0 to 65535/);
  expect(memory).toMatchObject({ code: 2, stdout: "" });
  expect(memory.stderr).toMatch(/^akp: --workers 2 needs --data-dir/);
});

test("it has the flags of akp-server, but for the one that may hold a password", async () => {
  const bin = fileURLToPath(new URL("../bin.ts", import.meta.resolve("@api-key-pairs/server/command")));
  const run = promisify(execFile);
  const conditions = "--conditions=@api-key-pairs/source";
  const [server, own] = await Promise.all([
    run(process.execPath, [conditions, bin, "--help"]),
    akp(["serve", "--help"]),
  ]);
  const flagsOf = (help: string) =>
    new Set([...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag!));
  const theirs = flagsOf(server.stdout);
  expect(theirs.delete("--database-url")).toBe(true);
  expect([...flagsOf(own.stdout)].toSorted()).toEqual([...theirs].toSorted());
  const { code, stderr } = await akpProcess(["serve", "--port", "0"], {
    env: { DATABASE_URL: "mysql://secret@host" },
  });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("DATABASE_URL must be") });
  expect(stderr).not.toContain("secret");
});
