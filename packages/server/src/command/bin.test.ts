import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, onTestFinished, test, vi } from "vitest";

import { start } from "../testing/start.ts";
import { authorization } from "../testing/sign-token.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

// Processes that start take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const bin = fileURLToPath(new URL("../bin.ts", import.meta.url));

function launch(...args: string[]) {
  const child = spawn(process.execPath, ["--conditions=@api-key-pairs/source", bin, ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const exited = once(child, "close").then(([code]) => ({ code: code as number | null, ...output }));
  return { child, output, exited };
}

const run = async (...args: string[]) => await launch(...args).exited;

/** Starts the server, and gives what its start-up message says. */
async function serve(...args: string[]) {
  const launched = launch("--port", "0", ...args);
  await expect.poll(() => launched.output.stdout, { timeout: 30_000 }).toContain("curl");
  const { stdout } = launched.output;
  return { ...launched, url: /http:\/\/\S+/.exec(stdout)![0], keyFile: /Root key +(\S+)/.exec(stdout)![1]! };
}

test("--help, --version and a wrong flag are answered by stream and exit code", async () => {
  const [help, version, wrong] = await Promise.all([run("--help"), run("--version"), run("--port", "x")]);
  expect(help).toEqual({
    code: 0,
    stdout: expect.stringContaining("Usage: akp-server [options]"),
    stderr: "",
  });
  expect(version).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: "" });
  expect(wrong).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^akp-server: --port must be .*\nSee akp-server --help\.\n$/),
  });
});

test("in memory: the key is in a file for its owner only, and signs the command that is named next", async () => {
  const { child, output, exited, url, keyFile } = await serve();
  expect(output.stdout).not.toContain("PRIVATE KEY");
  expect((statSync(keyFile).mode & 0o777).toString(8)).toBe("600");

  // All but curl itself, which a machine may lack: the shell says what curl would be given.
  const next = output.stdout.trim().split("\n").at(-1)!;
  const { stdout } = await promisify(execFile)("sh", ["-c", next.replace("curl -H", "printf '%s\n'")]);
  const [header, target] = stdout.split("\n");
  expect(target ?? "").toBe(`${url}/api-key-pairs`);
  const response = await fetch(target!, {
    headers: { authorization: header!.replace("Authorization: ", "") },
  });
  expect(response.status).toBe(200);

  child.kill("SIGTERM");
  const { code, stderr } = await exited;
  expect(code).toBe(0);
  expect(existsSync(keyFile)).toBe(false);
  const records = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records).toMatchObject([
    { msg: "request", status: 200 },
    { msg: "stopping", signal: "SIGTERM" },
  ]);
});

test("--admin and --metrics are served, and the message says where, with the token in a file", async () => {
  const { child, output, exited, url } = await serve("--admin", "--metrics");
  const tokenFile = /Admin token +(\S+)/.exec(output.stdout)![1]!;
  const token = readFileSync(tokenFile, "utf8");
  expect((statSync(tokenFile).mode & 0o777).toString(8)).toBe("600");
  expect(output.stdout).toContain(`Admin         ${url}/_admin\n`);
  expect(output.stdout).toContain(`Metrics       ${url}/metrics\n`);
  expect(output.stdout).not.toContain(token);
  const health = await fetch(`${url}/_admin/health`, { headers: { authorization: `Bearer ${token}` } });
  const metrics = await fetch(`${url}/metrics`);
  expect([health.status, metrics.status]).toEqual([200, 200]);

  child.kill("SIGTERM");
  const { code, stderr } = await exited;
  expect(code).toBe(0);
  expect(stderr).not.toContain(token);
  expect(existsSync(tokenFile)).toBe(false);
});

test("--requests-per-minute limits what a key pair may ask", async () => {
  const { url, keyFile } = await serve("--requests-per-minute", "1");
  const headers = await authorization(readFileSync(keyFile, "utf8"));
  const statuses = [];
  for (const _request of [1, 2]) statuses.push((await fetch(`${url}/api-key-pairs`, { headers })).status);
  expect(statuses).toEqual([200, 429]);
});

test("with a data directory: a restart has the same key and the same pairs, and SIGINT ends it too", async () => {
  const dataDir = join(temporaryDirectory(), "data");
  const first = await serve("--data-dir", dataDir, "--log-level", "silent");
  expect(first.keyFile).toBe(join(dataDir, "root-private-key.pem"));
  const headers = await authorization(readFileSync(first.keyFile, "utf8"));
  expect((await fetch(`${first.url}/api-key-pairs`, { method: "POST", headers })).status).toBe(201);
  first.child.kill("SIGINT");
  expect(await first.exited).toMatchObject({ code: 0, stderr: "" });

  const second = await serve("--data-dir", dataDir);
  const page = await (await fetch(`${second.url}/api-key-pairs`, { headers })).json();
  expect((page as { items: unknown[] }).items).toHaveLength(2);
});

test("what fails for a reason of the machine ends with 1 and one line that says what to do", async () => {
  const { server } = await start();
  const missing = join(temporaryDirectory(), "missing.pem");
  const [busy, unreadable] = await Promise.all([run("--port", `${server.port}`), run("token", missing)]);
  const remedy = "Stop what uses it, or choose another with --port (0 takes any free one).";
  expect(busy).toEqual({
    code: 1,
    stdout: "",
    stderr: `akp-server: port ${server.port} of 127.0.0.1 is already in use. ${remedy}\n`,
  });
  expect(unreadable).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^akp-server: Cannot sign with \S+missing\.pem: ENOENT.*\n$/),
  });
});
