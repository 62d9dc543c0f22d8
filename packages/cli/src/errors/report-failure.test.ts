import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { akp, temporaryDirectory } from "../testing/akp.ts";
import { serve } from "../testing/serve.ts";
import { startApi } from "../testing/start-api.ts";
import { unusedPort } from "../testing/unused-port.ts";

/** What an error says to type. */
function nextOf(stderr: string): string[] {
  return JSON.parse(stderr.trim().split("\n").at(-1)!).error.next;
}

test("what to type after a lost create means the same API, and says since when", async () => {
  const { env, url, admin } = await startApi();
  admin.setFaults([{ kind: "drop", when: "before", operation: "create" }]);
  const start = new Date().toISOString();
  // What was typed outranks the variable, and a command without it would go elsewhere.
  const elsewhere = { ...env, GR4VY_BASE_URL: "https://elsewhere.test" };
  const args = ["create", "--base-url", url, "-o", "json", "--settle", "0s"];
  const { code, stderr } = await akp(args, { env: elsewhere });
  expect(code).toBe(8);
  const [list, ...rest] = nextOf(stderr);
  const [, since] = new RegExp(
    `^akp list --base-url ${url} {3}# newest first; look at those since (\\S+Z)$`,
  ).exec(list!)!;
  expect(since! >= start && since! <= new Date().toISOString()).toBe(true);
  expect(rest).toEqual([
    `akp delete ID --base-url ${url}   # the one that nobody knows`,
    `akp create --base-url ${url}`,
  ]);
});

test("every other failure keeps what was typed as well, quoted for a shell", async () => {
  const { env, url, admin } = await startApi();
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "it's here"), "");
  const nobody = `http://127.0.0.1:${await unusedPort()}`;
  const notFound = await akp(["delete", "x".repeat(43), "--yes", "--base-url", url, "-o", "json"], { env });
  expect(nextOf(notFound.stderr)).toEqual([`akp list --base-url ${url}   # shows the pairs that there are`]);
  admin.setFaults([{ kind: "status", status: 403 }]);
  const [down, refused, reverse, ids] = await Promise.all([
    akp(["list", "--base-url", nobody, "--config", "it's here", "-o", "json"], { env, cwd }),
    akp(["list", "-o", "json", "--base-url", url], { env }),
    akp(["list", "--reverse", "-p", "live", "-o", "json"], { env }),
    akp(["delete", "a.b", "-i", "acme", "-o", "json"], { env: { GR4VY_TOKEN: "opaque" } }),
  ]);
  expect(nextOf(down.stderr)[0]).toContain(`akp doctor --base-url ${nobody} --config 'it'\\''s here'   # `);
  expect(nextOf(refused.stderr)[0]).toBe(`akp token --base-url ${url} --show-claims`);
  expect(nextOf(reverse.stderr).slice(0, 2)).toEqual([
    "akp list --profile live --reverse --cursor CURSOR   # a cursor that akp list printed",
    "akp list --profile live --all --output jsonl | tac   # all key pairs, the last one first",
  ]);
  expect(nextOf(ids.stderr)[0]).toContain("akp list --instance acme --all --output ids   # ");
});

test("an error as JSON holds nothing that a terminal would act upon", async () => {
  const message = "\u009b31m red \u202e\u001b]0;title\u0007";
  const GR4VY_BASE_URL = await serve((_request, response) => {
    const body = { type: "error", code: "bad_request", status: 400, message, details: [] };
    response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  const { code, stderr } = await akp(["list", "-o", "json"], {
    env: { GR4VY_BASE_URL, GR4VY_TOKEN: "opaque" },
  });
  expect(code).toBe(4);
  expect(stderr).not.toMatch(/[^ -~\n]/);
  expect(JSON.parse(stderr).error.message).toContain(message);
});

test("a cursor of the server's is one word of the command that goes on", async () => {
  const cursor = 'a\'; echo "$HOME" `id` #';
  const GR4VY_BASE_URL = await serve((_request, response) => {
    const page = { items: [], limit: 20, next_cursor: cursor, previous_cursor: null };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
  });
  const env = { GR4VY_BASE_URL, GR4VY_TOKEN: "opaque", GR4VY_OUTPUT: "table" };
  const { stderr } = await akp(["list"], { env });
  const line = /^ {2}akp (.*)$/m.exec(stderr)![1]!;
  const words = execFileSync("sh", ["-c", `for word in ${line}; do printf '%s\\0' "$word"; done`]);
  expect(words.toString().split("\0")).toEqual(["list", "--cursor", cursor, ""]);
});
