import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { expectNoSecrets, opaque } from "./testing/secrets.ts";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const example = /```js\n\/\/ list\.mjs\n([^]*?)```/.exec(readme)![1]!;

const pair = (id: string) => ({
  type: "api-key-pair",
  id,
  created_at: "2021-10-19T10:12:13Z",
  updated_at: "2021-10-19T10:12:13Z",
});
const pages = [
  { items: [pair("a"), pair("b")], limit: 2, next_cursor: "x" },
  { items: [pair("c")], limit: 2, next_cursor: null, previous_cursor: "y" },
];

/** Runs the example as a program of its own, against an API that answers as given. */
async function run(answer: (cursor: string | null) => { status: number; body: unknown }) {
  const server = createServer((request, response) => {
    const { status, body } = answer(new URL(request.url!, "http://x").searchParams.get("cursor"));
    response.writeHead(status, { "x-request-id": "req-1" }).end(JSON.stringify(body));
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");

  const env = { BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, TOKEN: opaque };
  const args = ["--conditions=@api-key-pairs/source", "--input-type=module", "-"];
  return await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, args, { cwd: folder, env }, (_, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
    child.stdin!.end(example);
  });
}

test("the adapter of the README lists what the API has", async () => {
  const { stdout } = await run((cursor) => ({ status: 200, body: pages[cursor === null ? 0 : 1] }));
  expect(stdout.trim().split("\n")).toEqual(["first page: 2", "a", "b", "c", "newest: a"]);
});

test("the adapter of the README fails with the error of the API, without the token", async () => {
  const { stderr } = await run(() => ({ status: 401, body: { message: `No valid token ${opaque}` } }));
  expect(stderr).toContain(
    "UnauthorizedError: No valid token [redacted] (401, GET /api-key-pairs, request req-1)",
  );
  expectNoSecrets(stderr);
});

test("the table of the README has every error class with its code", async () => {
  const source = readFileSync(join(folder, "src", "errors", "error-code.ts"), "utf8");
  const codes = [...source.matchAll(/\| "(\w+)"/g)].map(([, code]) => code!);
  const rows = [...readme.matchAll(/^\| `(\w+Error)` +\| `(\w+)` /gm)];
  expect(rows).toHaveLength(codes.length);
  expect(new Set(rows.map(([, , code]) => code))).toEqual(new Set(codes));
  const core = await import("./index.ts");
  for (const [, name] of rows) expect(core).toHaveProperty(name!);
});
