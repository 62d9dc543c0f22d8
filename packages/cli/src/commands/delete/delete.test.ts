import { expect, test } from "vitest";

import { akp } from "../../testing/akp.ts";
import type { RunOptions } from "../../testing/akp.ts";
import { createPairs } from "../../testing/create-pairs.ts";
import { startApi } from "../../testing/start-api.ts";

const unknown = "x".repeat(43);

async function del(args: readonly string[], options: RunOptions) {
  const ended = await akp(["delete", ...args], options);
  return { ...ended, lines: ended.stdout.trim().split("\n") };
}

/** Of the output of `jsonl`. */
function results(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => JSON.parse(line)).map(({ id, result }) => [id, result]));
}

test("pairs are deleted, each once, from the command line and from stdin", async () => {
  const api = await startApi();
  const [a, b, c] = await createPairs(api, 3);
  const stdin = `\n  ${b}\r\n\n${c}\n${b}`;
  const { code, lines, stderr } = await del([a!, a!, "-", "--yes", "--output", "jsonl"], {
    env: api.env,
    stdin,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "Deleted 3 key pairs.\n" });
  expect(results(lines)).toEqual({ [a!]: "deleted", [b!]: "deleted", [c!]: "deleted" });
  expect(api.admin.requests({ operation: "delete" })).toHaveLength(3);
  expect(await api.ids()).toEqual([api.rootId]);
});

test("the results are printed in every format", async () => {
  const api = await startApi();
  const formats = ["table", "json", "jsonl", "yaml", "ids"];
  const ids = await createPairs(api, formats.length);
  const runs = await Promise.all(
    formats.map(async (format, index) => {
      const { code, stdout } = await del([ids[index]!, unknown, "--yes", "--output", format], {
        env: api.env,
      });
      return { code, stdout: stdout.replace(ids[index]!, "ID").replace(unknown, "UNKNOWN") };
    }),
  );
  const [table, json, jsonl, yaml, printedIds] = runs.map(({ stdout }) => stdout);
  expect(table!.split("\n").toSorted()).toEqual(["", "RESULT     ID", "deleted    ID", "not found  UNKNOWN"]);
  const records = [
    { id: "ID", result: "deleted" },
    { id: "UNKNOWN", result: "not_found" },
  ];
  expect(JSON.parse(json!).items).toEqual(expect.arrayContaining(records));
  expect(
    jsonl!
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(expect.arrayContaining(records));
  expect(yaml).toContain("  - id: ID\n    result: deleted\n");
  expect(printedIds).toBe("ID\n");
  expect(runs.map(({ code }) => code)).toEqual([7, 7, 7, 7, 7]);
});

test("an id that cannot be one is told by its place, not its text, and nothing is deleted", async () => {
  const api = await startApi();
  const [id] = await createPairs(api, 1);
  api.admin.clearRequests();
  const [line, word, json] = await Promise.all([
    del(["-", "--yes"], { env: api.env, stdin: `${id}\n\n-----BEGIN PRIVATE KEY-----\n` }),
    del(["x".repeat(43), "../other", "--yes"], { env: api.env }),
    del(["-", "--yes"], { env: api.env, stdin: `{"id":"${id}"}\n` }),
  ]);
  expect([line, word, json].map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(line.stderr).toContain("Line 3 of stdin is not the id of a key pair");
  expect(line.stderr).not.toContain("PRIVATE KEY");
  expect(word.stderr).toContain("Argument 2 is not the id of a key pair");
  expect(json.stderr).toContain("akp list --all --output ids");
  expect(api.admin.requests()).toEqual([]);
});

test("without a terminal nothing is deleted unless --yes says so, and --dry-run deletes nothing", async () => {
  const api = await startApi();
  const [id] = await createPairs(api, 1);
  api.admin.clearRequests();
  const [unasked, dry, dryYes] = await Promise.all([
    del([id!], { env: api.env }),
    del([id!, "--dry-run", "--output", "jsonl"], { env: api.env }),
    del([id!, "--dry-run", "--yes", "--output", "ids"], { env: api.env }),
  ]);
  expect(unasked.code).toBe(2);
  expect(unasked.stderr).toMatch(new RegExp(`akp delete (?:${id} --yes|--yes -- ${id})`));
  expect({ code: dry.code, results: results(dry.lines) }).toEqual({
    code: 0,
    results: { [id!]: "would_delete" },
  });
  expect(dry.stderr).toBe("1 key pair would be deleted. Nothing was.\n");
  expect(dryYes.lines).toEqual([id]);
  expect(api.admin.requests()).toEqual([]);
});

test("the pair that signs is kept, unless --force makes it the last to go", async () => {
  const api = await startApi();
  const ids = await createPairs(api, 5);
  const own = await del([api.rootId, "--yes"], { env: api.env });
  expect(own.code).toBe(2);
  expect(own.stderr).toContain(`${api.rootId} signs the requests`);

  const all = (more: string[]) => [api.rootId, ...more].join("\n");
  const [first, ...rest] = ids as [string, ...string[]];
  const dry = await del(["-", "--dry-run", "--output", "jsonl"], { env: api.env, stdin: all([first]) });
  expect(results(dry.lines)).toEqual({ [first]: "would_delete", [api.rootId]: "kept" });
  const kept = await del(["-", "--yes", "--output", "jsonl"], { env: api.env, stdin: all([first]) });
  expect(kept.code).toBe(7);
  expect(results(kept.lines)).toEqual({ [first]: "deleted", [api.rootId]: "kept" });
  expect(kept.stderr).toContain("1 kept, since it signs the requests");
  expect((await api.ids()).toSorted()).toEqual([api.rootId, ...rest].toSorted());

  const forced = await del(["-", "--yes", "--force", "--output", "jsonl"], {
    env: api.env,
    stdin: all(rest),
  });
  expect(forced.code).toBe(0);
  expect(JSON.parse(forced.lines.at(-1)!)).toEqual({ id: api.rootId, result: "deleted" });
  expect(forced.lines).toHaveLength(5);
});

test("the pair that signs is kept even with --force when another could not be deleted", async () => {
  const api = await startApi();
  const [id] = await createPairs(api, 1);
  api.admin.addFault({ kind: "status", status: 400, operation: "delete" });
  const { code, lines } = await del([id!, api.rootId, "--yes", "--force", "--output", "jsonl"], {
    env: api.env,
  });
  expect(code).toBe(4);
  expect(results(lines)).toEqual({ [id!]: "failed", [api.rootId]: "not_tried" });
});

test("an id that starts with a hyphen is an id, and stays in its place", async () => {
  const api = await startApi();
  const ids = [`-k${"a".repeat(41)}`, "x".repeat(43), `--${"b".repeat(41)}`, "y".repeat(43)];
  const words = [ids[0]!, "--dry-run", ids[1]!, ids[2]!, "--output", "ids"];
  for (const args of [
    [...words, ids[3]!],
    [...words, "--", ids[3]!],
  ]) {
    const { code, lines } = await del(args, { env: api.env });
    expect({ code, lines }).toEqual({ code: 0, lines: ids });
  }
  const wrong = await del([ids[0]!, "a.b", "--yes"], { env: api.env });
  expect(wrong.stderr).toContain("Argument 2 is not the id of a key pair");
});

test("what to type next takes no id for an option, and is short where there are many", async () => {
  const { env } = await startApi();
  const [hyphen, many] = await Promise.all([
    del(["--output", "table", "--", "-abc", "-"], { env, stdin: "x" }),
    del(Array.from("abcdefghijkl"), { env }),
  ]);
  expect(hyphen.stderr).toContain("  akp delete --output table --yes -- -abc -\n");
  expect(many.stderr).toContain("  akp delete ID... --yes\n");
});

test("stdin is read once, however often it is named", async () => {
  const { env } = await startApi();
  const { code, lines } = await del(["-", "-", "--dry-run", "--output", "ids"], { env, stdin: "a\nb\n" });
  expect({ code, lines }).toEqual({ code: 0, lines: ["a", "b"] });
});

test("no ids on stdin are nothing to do", async () => {
  const { env } = await startApi();
  const { code, stderr } = await del(["-", "--yes"], { env, stdin: "\n" });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "Nothing to delete: there are no ids on stdin.\n" });
});
