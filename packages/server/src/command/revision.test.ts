import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, inject, test } from "vitest";

import { get } from "../testing/get.ts";
import { roleId } from "../testing/in-process-2026-08.ts";
import { spawnServer } from "../testing/server-process.ts";
import { authorization } from "../testing/sign-token.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { parseCommand } from "./parse-command.ts";
import { UsageError } from "./usage-error.ts";

test("--revision is taken when there is such a revision", () => {
  for (const revision of ["2021-10", "2026-08"])
    expect(parseCommand(["--revision", revision])).toMatchObject({ options: { revision } });
  for (const revision of ["2026", "", "latest"]) {
    const parse = () => parseCommand([`--revision=${revision}`]);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(`--revision must be one of 2021-10, 2026-08, not "${revision}"`);
  }
});

test("the command says what it speaks, speaks it, and prints tokens for all of it", async () => {
  const dataDir = temporaryDirectory();
  const server = spawnServer(["--revision", "2026-08", "--data-dir", dataDir]);
  const url = await server.ready;
  expect(server.output.stdout).toContain("Revision      2026-08\n");
  expect((await get(`${url}/roles`)).status).toBe(401);
  expect(JSON.parse((await get(`${url}/openapi.json`)).body).info.description).toContain("Revision 2026-08");
  const words = [inject("akpServer"), "token", join(dataDir, "root-private-key.pem")];
  const { stdout: token } = await promisify(execFile)(process.execPath, words);
  const headers = { authorization: `Bearer ${token.trim()}` };
  for (const path of ["/roles", "/api-key-pairs"])
    expect((await get(`${url}${path}`, headers)).status).toBe(200);
  server.kill("SIGTERM");
  expect(await server.exited).toMatchObject({ code: 0 });
});

test("all workers speak it, and a pair that is deactivated by one is refused by all", async () => {
  const dataDir = temporaryDirectory();
  const server = spawnServer(["--workers", "2", "--data-dir", dataDir, "--revision", "2026-08"]);
  const url = await server.ready;
  const scopes = ["*.read", "*.write"];
  const root = await authorization(readFileSync(join(dataDir, "root-private-key.pem"), "utf8"), { scopes });
  const send = async (method: string, path: string, body: object) => {
    const response = await fetch(url + path, { method, headers: root, body: JSON.stringify(body) });
    return (await response.json()) as { id: string; private_key: string };
  };
  const pair = await send("POST", "/api-key-pairs", {
    display_name: "x",
    role_ids: [roleId("administrator")],
  });
  const headers = await authorization(pair.private_key, { scopes });
  // Each on a connection of its own, and so with both workers.
  const statuses = async () => {
    const answers = [];
    for (const _turn of [1, 2, 3, 4]) answers.push(await get(`${url}/roles`, headers));
    return answers.map(({ status }) => status);
  };
  expect(await statuses()).toEqual([200, 200, 200, 200]);
  await send("PUT", `/api-key-pairs/${pair.id}`, { active: false });
  expect(await statuses()).toEqual([401, 401, 401, 401]);
  const pids = server.output.stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).pid);
  expect(new Set(pids).size).toBe(2);
});
