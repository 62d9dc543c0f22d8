import { spawn } from "node:child_process";

import { expect, onTestFinished, test } from "vitest";

import { manifestOf, project, runInProject } from "./project.ts";

const runFile = async (file: string) => JSON.parse(await runInProject(process.execPath, [file]));

test("plain Node.js imports every entry", async () => {
  const entries = [
    "core",
    "client",
    "client/auth",
    "client/node",
    "client/rotation",
    "server",
    "react-hooks",
  ];
  const names = entries.map((entry) => `@api-key-pairs/${entry}`);
  const code = `
    const counts = {};
    for (const name of ${JSON.stringify(names)}) counts[name] = Object.keys(await import(name)).length;
    console.log(JSON.stringify(counts));`;
  const counts = JSON.parse(await runInProject(process.execPath, ["--input-type=module", "--eval", code]));
  expect(Object.keys(counts)).toEqual(names);
  expect(Object.values(counts)).not.toContain(0);
});

test("a program starts the server, and creates, lists and deletes a key pair", async () => {
  const { id, created, deleted } = await runFile("round-trip.js");
  expect(created).toContain(id);
  expect(deleted).not.toContain(id);
});

test.each([
  ["akp", "cli"],
  ["akp-server", "server"],
  // The one command that it has.
  ["@api-key-pairs/dashboard", "dashboard"],
])("npx %s tells the version of %s", async (command, name) => {
  const { version } = await manifestOf(name);
  expect(await runInProject("npx", ["--no-install", command, "--version"])).toBe(`${version}\n`);
});

test("akp-server serves with workers, a rate limit and metrics", async () => {
  const flags = ["--workers", "2", "--metrics", "--requests-per-minute", "1"];
  const server = spawn("node_modules/.bin/akp-server", ["--port", "0", "--data-dir", "data", ...flags], {
    cwd: project,
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void server.kill());
  let message = "";
  for await (const text of server.stdout.setEncoding("utf8")) {
    message += text;
    if (message.includes("curl")) break;
  }
  const [url] = /http:\S+/.exec(message)!;
  const token = await runInProject("node_modules/.bin/akp-server", ["token", "data/root-private-key.pem"]);
  const headers = { authorization: `Bearer ${token.trim()}` };
  const statuses = [];
  for (const _request of [1, 2]) statuses.push((await fetch(`${url}/api-key-pairs`, { headers })).status);
  expect(statuses).toEqual([200, 429]);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    "api_key_pairs_rate_limited_requests_total 1",
  );
});

test("akp lists the pairs of a server", async () => {
  const { listed, id } = await runFile("list-with-akp.js");
  expect(listed).toEqual([id]);
});

test("akp-dashboard prints a link, which opens its page and a session, in which the pairs are listed", async () => {
  const { page, files, closed, listed, id } = await runFile("use-dashboard.js");
  expect(page).toMatch(/^<!doctype html>/i);
  expect(files.length).toBeGreaterThan(2);
  expect(new Set(files)).toEqual(new Set([200]));
  expect(closed).toBe(401);
  expect(listed).toEqual([id]);
});
