import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, inject, onTestFinished, test } from "vitest";

import { start } from "../testing/start.ts";
import { authorization } from "../testing/sign-token.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

function launch(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [inject("akpServer"), ...args], { env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const exited = once(child, "close").then(([code]) => ({ code: code as number | null, ...output }));
  return { child, output, exited };
}

const run = async (...args: string[]) => await launch(args).exited;

/** Starts the server, and gives what its start-up message says. */
async function serve(args: string[] = [], env?: Record<string, string>) {
  const launched = launch(["--port", "0", ...args], env);
  await expect.poll(() => launched.output.stdout).toContain("curl");
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

test("whoever sets the variable of workers by hand gets what was asked for all the same", async () => {
  expect(await launch(["--version"], { AKP_SERVER_WORKER: "1" }).exited).toMatchObject({
    code: 0,
    stderr: "",
  });
});

test("in memory: the key is in a file for its owner only, and signs the command that is named next", async () => {
  const runtimeDirectory = temporaryDirectory();
  const { child, output, exited, url, keyFile } = await serve([], { XDG_RUNTIME_DIR: runtimeDirectory });
  expect(output.stdout).not.toContain("PRIVATE KEY");
  expect(keyFile.startsWith(join(runtimeDirectory, "akp-server-"))).toBe(true);
  expect((statSync(keyFile).mode & 0o777).toString(8)).toBe("600");

  // All but curl itself, which a machine may lack: the shell says what curl would be given.
  const next = output.stdout.trim().split("\n").at(-1)!;
  expect(next).toContain("| curl -H @- http");
  const { stdout } = await promisify(execFile)("sh", ["-c", next.replace("curl -H @-", "cat; echo")]);
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
  const { child, output, exited, url } = await serve(["--admin", "--metrics"]);
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
  const { url, keyFile } = await serve(["--requests-per-minute", "1"]);
  const headers = await authorization(readFileSync(keyFile, "utf8"));
  const statuses = [];
  for (const _request of [1, 2]) statuses.push((await fetch(`${url}/api-key-pairs`, { headers })).status);
  expect(statuses).toEqual([200, 429]);
});

test("with a data directory: a restart has the same key and the same pairs, and SIGINT ends it too", async () => {
  const dataDir = join(temporaryDirectory(), "data");
  const first = await serve(["--data-dir", dataDir, "--log-level", "silent"]);
  expect(first.keyFile).toBe(join(dataDir, "root-private-key.pem"));
  const headers = await authorization(readFileSync(first.keyFile, "utf8"));
  expect((await fetch(`${first.url}/api-key-pairs`, { method: "POST", headers })).status).toBe(201);
  first.child.kill("SIGINT");
  expect(await first.exited).toMatchObject({ code: 0, stderr: "" });

  const second = await serve(["--data-dir", dataDir]);
  const page = await (await fetch(`${second.url}/api-key-pairs`, { headers })).json();
  expect((page as { items: unknown[] }).items).toHaveLength(2);
});

test("what fails for a reason of the machine ends with 1 and one line that says what to do", async () => {
  const { server } = await start();
  const directory = temporaryDirectory();
  const file = join(directory, "file");
  writeFileSync(file, "");
  const [busy, nowhere, noDirectory, unreadable] = await Promise.all([
    run("--port", `${server.port}`),
    run("--port", "0", "--host", "nowhere.invalid"),
    run("--port", "0", "--data-dir", file),
    run("token", join(directory, "missing.pem")),
  ]);
  const remedy = "Stop what uses it, or choose another with --port (0 takes any free one).";
  expect(busy).toEqual({
    code: 1,
    stdout: "",
    stderr: `akp-server: port ${server.port} of 127.0.0.1 is already in use. ${remedy}\n`,
  });
  expect(nowhere).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^akp-server: nowhere\.invalid has no address \(E\w+\)\. Choose an address of this machine with --host\.\n$/,
    ),
  });
  expect(noDirectory).toEqual({
    code: 1,
    stdout: "",
    stderr: `akp-server: Cannot use the data directory ${file}: it is no directory; name one that is, or one to be created\n`,
  });
  expect(unreadable).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^akp-server: Cannot sign with \S+missing\.pem: ENOENT.*\n$/),
  });
});

test("a log that nobody reads any more holds up neither the requests nor the end", async () => {
  const { child, output, url } = await serve();
  child.stderr.pause();
  // Their lines are more than a pipe holds.
  const headers = { "x-request-id": "x".repeat(128) };
  for (let sent = 0; sent < 1000; sent += 1) expect((await fetch(url, { headers })).status).toBe(404);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(output.stderr.split("\n").length).toBeLessThan(1000);
});
