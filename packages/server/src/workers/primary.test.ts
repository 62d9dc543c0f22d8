import { once } from "node:events";
import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { get } from "../testing/get.ts";
import { openSocket, parseAnswer, readToEnd } from "../testing/on-the-wire.ts";
import { readSamples } from "../testing/read-samples.ts";
import type { ServerProcess } from "../testing/server-process.ts";
import { spawnServer } from "../testing/server-process.ts";
import { authorization } from "../testing/sign-token.ts";
import { start } from "../testing/start.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

/** Two workers on a data directory. */
async function serve(...flags: string[]) {
  const dataDir = temporaryDirectory();
  const server = spawnServer(["--workers", "2", "--data-dir", dataDir, ...flags]);
  const url = await server.ready;
  const headers = await authorization(readFileSync(join(dataDir, "root-private-key.pem"), "utf8"));
  return { dataDir, server, url, headers, list: async () => await get(`${url}/api-key-pairs`, headers) };
}

function logOf(server: ServerProcess): Record<string, unknown>[] {
  const lines = server.output.stderr.split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** The processes that have answered a request. */
function workersOf(server: ServerProcess): Set<number> {
  const requests = logOf(server).filter(({ msg }) => msg === "request");
  return new Set(requests.map(({ pid }) => pid as number));
}

test("workers share a port, a rate limit and the metrics, and none of them is the primary", async () => {
  const { server, url, list } = await serve("--metrics", "--requests-per-minute", "4");
  const answers = [];
  for (const _turn of [1, 2, 3, 4, 5, 6]) answers.push(await list());
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429, 429]);
  expect(Number(answers[5]!.retryAfter)).toBeGreaterThan(0);

  const samples = readSamples((await get(`${url}/metrics`)).body);
  expect(samples).toMatchObject({
    'api_key_pairs_requests_total{operation="list",status="200"}': 4,
    'api_key_pairs_requests_total{operation="list",status="429"}': 2,
    'api_key_pairs_request_duration_seconds_count{operation="list"}': 6,
    api_key_pairs_rate_limited_requests_total: 2,
    'api_key_pairs_build_info{version="0.0.0"}': 1,
  });
  const workers = workersOf(server);
  expect(workers.size).toBe(2);
  expect(workers).not.toContain(server.pid);
});

test("each worker serves the admin surface, apart from what is in the memory of one of them", async () => {
  const { server, url, list, headers } = await serve("--admin", "--requests-per-minute", "2");
  expect(server.output.stdout).toContain(`${url}/_admin  (with workers: no request journal, no faults)\n`);
  const token = readFileSync(/Admin token +(\S+)/.exec(server.output.stdout)![1]!, "utf8").trim();
  const admin = { authorization: `Bearer ${token}` };
  const statuses = async (path: string) =>
    await Promise.all([1, 2].map(async () => (await get(`${url}/_admin${path}`, admin)).status));
  expect(await statuses("/health")).toEqual([200, 200]);
  expect(await statuses("/ready")).toEqual([200, 200]);
  for (const path of ["/requests", "/faults"]) {
    expect(await get(`${url}/_admin${path}`, admin)).toMatchObject({
      status: 404,
      body: expect.stringContaining("with --workers there is no request journal and no faults"),
    });
    expect((await get(`${url}/_admin${path}`, headers)).status).toBe(401);
  }

  expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([200, 200, 429]);
  expect((await fetch(`${url}/_admin/reset`, { method: "POST", headers: admin })).status).toBe(204);
  expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([200, 200, 429]);
});

test("a worker that is killed is replaced, and requests go on", async () => {
  const { server, list } = await serve();
  await Promise.all([list(), list()]);
  const [killed, other] = [...workersOf(server)];
  process.kill(killed!, "SIGKILL");
  await expect
    .poll(() => logOf(server))
    .toContainEqual(
      expect.objectContaining({ msg: "worker died", worker: killed, reason: "a worker ended with SIGKILL" }),
    );
  await expect
    .poll(async () => {
      expect((await list()).status).toBe(200);
      return workersOf(server).size;
    })
    .toBe(3);
  expect(() => process.kill(other!, 0)).not.toThrow();
});

test("SIGTERM lets a request in flight finish on its worker, and ends all with exit code 0", async () => {
  const { server, url, headers } = await serve();
  const port = Number(new URL(url).port);
  const socket = await openSocket(port);
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n`;
  socket.write(`${head}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`);
  await once(socket, "data");
  const answer = readToEnd(socket);

  server.kill("SIGTERM");
  await expect.poll(() => server.output.stderr).toContain('"msg":"stopping"');
  // Connects, and asks nothing: what is let in between the workers' ends would wait for an answer.
  const connect = async () => (await openSocket(port)).destroy();
  await expect.poll(async () => await connect().catch(() => "refused")).toBe("refused");
  socket.write("{}");
  expect(parseAnswer(await answer)).toMatchObject({ status: 201, headers: { connection: "close" } });
  expect(await server.exited).toMatchObject({ code: 0 });
});

test("workers leave it to the primary to hear Ctrl-C, which reaches them all", async () => {
  const { server, list } = await serve();
  await Promise.all([list(), list()]);
  for (const pid of workersOf(server)) process.kill(pid, "SIGINT");
  for (const _turn of [1, 2, 3, 4]) expect((await list()).status).toBe(200);
  server.kill("SIGINT");
  expect((await server.exited).code).toBe(0);
  expect(logOf(server).filter(({ msg }) => msg === "worker died")).toEqual([]);
});

test("when the primary is killed, its workers end too", async () => {
  const { server, url, list } = await serve();
  await Promise.all([list(), list()]);
  server.kill("SIGKILL");
  // The workers have the same stdout and stderr: these end with the last of them.
  expect(await server.exited).toMatchObject({ signal: "SIGKILL" });
  await expect(get(url)).rejects.toThrow("ECONNREFUSED");
});

/** Takes the database away from all that start from now on. */
function removeDatabase(dataDir: string): { reason: string } {
  const database = join(dataDir, "api-key-pairs.sqlite");
  renameSync(database, `${database}.away`);
  mkdirSync(database);
  return { reason: `Cannot use the database ${database}: EISDIR` };
}

const deathsIn = (log: string) => log.split('"msg":"worker died"').length - 1;

test("when no worker serves and none can start, all ends with 1 and the reason", async () => {
  const { dataDir, server, list } = await serve();
  await Promise.all([list(), list()]);
  const { reason } = removeDatabase(dataDir);
  for (const pid of workersOf(server)) process.kill(pid, "SIGKILL");
  const { code, stderr } = await server.exited;
  expect(code).toBe(1);
  expect(stderr).toContain(`\nakp-server: the workers die as soon as they start: ${reason}`);
  // Two that served, and five that could not start.
  expect(deathsIn(stderr)).toBe(7);
});

test("while one worker serves, those that cannot be replaced are no reason to end", async () => {
  const { dataDir, server, list } = await serve();
  await list();
  removeDatabase(dataDir);
  for (const pid of workersOf(server)) process.kill(pid, "SIGKILL");
  // One that served, and five that could not start.
  await expect.poll(() => deathsIn(server.output.stderr)).toBe(6);
  expect((await list()).status).toBe(200);
  server.kill("SIGTERM");
  expect(await server.exited).toMatchObject({ code: 0 });
});

test("what keeps a worker from starting is said once, as without workers", async () => {
  const { server } = await start();
  const flags = ["--port", `${server.port}`, "--data-dir", temporaryDirectory(), "--workers", "3"];
  expect(await spawnServer(flags).exited).toMatchObject({
    code: 1,
    stdout: "",
    stderr: `akp-server: port ${server.port} of 127.0.0.1 is already in use. Stop what uses it, or choose another with --port (0 takes any free one).\n`,
  });
});

test("nothing of a database that cannot be reached is told but its name and place", async () => {
  const url = "postgres://akp:canary@127.0.0.1:1/key_pairs";
  const runs = [
    spawnServer(["--workers", "2"], { env: { DATABASE_URL: url } }),
    spawnServer(["--database-url", url, "--data-dir", temporaryDirectory()]),
  ];
  for (const { exited } of runs) {
    const { code, stdout, stderr } = await exited;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^akp-server: Cannot use the database key_pairs on 127\.0\.0\.1:1: .*ECONNREFUSED.*\n$/,
    );
    expect(stderr).not.toMatch(/canary|akp:/);
  }
});
