import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";

import { akp, akpProcess } from "../../testing/akp.ts";
import { startApi2026 } from "../../testing/start-api.ts";
import { openTerminal } from "../../testing/terminal.ts";

let server: Awaited<ReturnType<typeof startServer>>;
let env: Record<string, string>;
/** Newest first. */
let newest: string[];

beforeAll(async () => {
  server = await startServer();
  const privateKey = server.rootPrivateKey!;
  env = { GR4VY_BASE_URL: server.url, GR4VY_PRIVATE_KEY: privateKey };
  const keyPairs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }) });
  for (let i = 0; i < 6; i += 1) await keyPairs.create();
  newest = (await keyPairs.list()).items.map(({ id }) => id);
});
afterAll(async () => await server.close());

const list = async (...args: string[]) =>
  await (args.includes("--all") ? akpProcess : akp)(["list", ...args], { env });
const idsIn = (stdout: string) => stdout.split("\n").filter(Boolean);

test("a page is printed as the API sent it, in every format", async () => {
  const formats = ["json", "yaml", "jsonl", "ids"];
  const runs = await Promise.all(
    formats.map(async (format) => await list("--limit", "2", "--output", format)),
  );
  const [json, yaml, jsonl, ids] = runs.map(({ stdout }) => stdout);
  const page = JSON.parse(json!);
  expect(page).toEqual({
    items: newest.slice(0, 2).map((id) => expect.objectContaining({ type: "api-key-pair", id })),
    limit: 2,
    next_cursor: expect.any(String),
    previous_cursor: null,
  });
  expect(parse(yaml!)).toEqual(page);
  expect(idsIn(jsonl!).map((line) => JSON.parse(line))).toEqual(page.items);
  expect(idsIn(ids!)).toEqual(newest.slice(0, 2));
  // What has no room for the cursors tells them beside the data.
  expect(runs.map(({ stderr }) => stderr.includes(page.next_cursor))).toEqual([false, false, true, true]);
});

test("--all prints every pair, from the first page or from a cursor", async () => {
  const { next_cursor } = JSON.parse((await list("-n", "2")).stdout);
  const [all, json, rest] = await Promise.all([
    list("--all", "--limit", "2", "-o", "ids"),
    list("--all", "--limit", "3", "-o", "json"),
    list("--all", "--cursor", next_cursor, "-n", "2", "-o", "ids"),
  ]);
  expect(idsIn(all.stdout)).toEqual(newest);
  expect(JSON.parse(json.stdout).items.map(({ id }: { id: string }) => id)).toEqual(newest);
  expect(idsIn(rest.stdout)).toEqual(newest.slice(2));
});

test("--reverse walks from a cursor to ever newer pairs", async () => {
  const { next_cursor } = JSON.parse((await list("-n", "2")).stdout);
  const [page, all] = await Promise.all([
    list("--reverse", "--cursor", next_cursor, "-n", "2", "-o", "ids"),
    list("--reverse", "--all", "--cursor", next_cursor, "-n", "2", "-o", "ids"),
  ]);
  expect(idsIn(page.stdout)).toEqual(newest.slice(2, 4).toReversed());
  expect(idsIn(all.stdout)).toEqual(newest.slice(0, 4).toReversed());
});

test("--reverse without a cursor says what to type in its place", async () => {
  const { code, stderr } = await list("--reverse", "--all");
  expect(code).toBe(2);
  expect(stderr).toContain("akp list --reverse --all --cursor CURSOR");
});

test("in a terminal, the command below the table shows the next page", async () => {
  const terminal = openTerminal(["list", "--limit", "4"], { env });
  expect(await terminal.ended).toBe(0);
  const { text } = terminal;
  expect(text).toMatch(/^ID +CREATED\n/);
  for (const id of newest.slice(0, 4))
    expect(text).toMatch(new RegExp(`^${id} +(just now|\\d+ minutes? ago)$`, "m"));
  const [, command] = /Next page:\n {2}akp (.*)\n/.exec(text)!;
  const { stdout } = await akp([...command!.split(" "), "-o", "ids"], { env });
  expect(idsIn(stdout)).toEqual(newest.slice(4));
});

test("a reader that has seen enough ends the list without an error", async () => {
  const terminal = openTerminal([], { env, shell: "akp list --all --limit 1 --output ids | head -n 1" });
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toBe(`${newest[0]}\n`);
});

test("where the API says more of pairs, so does the table, as far as the terminal has room", async () => {
  const { env, add, client, rootId } = await startApi2026();
  const { id } = await add("A name that is longer than there is room for in a terminal", { active: false });
  await client.update(rootId, { display_name: "Root" });
  const { stdout } = await akp(["list", "-o", "table"], { env });
  expect(stdout.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
    ["ID", "NAME", "ACTIVE", "ROLES", "LAST USED", "CREATED"],
    [id, expect.stringContaining("A name that"), "no", "key-pair-viewer", "never", "just now"],
    [rootId, "Root", "yes", "administrator", "just now", expect.stringMatching(/^just now/)],
    [""],
  ]);
  for (const [columns, titles, row] of [
    [80, /^ID +NAME +ACTIVE +LAST USED$/, `^${id}  A name that .+… +no +never$`],
    [60, /^ID +NAME +ACTIVE$/, `^${id}  A name that .+… +no$`],
  ] as const) {
    const terminal = openTerminal(["list"], { env, columns });
    expect(await terminal.ended).toBe(0);
    const rows = terminal.text.split("\n");
    for (const { length } of rows) expect(length).toBeLessThanOrEqual(columns);
    expect(rows[0]).toMatch(titles);
    expect(rows[1]).toMatch(new RegExp(row));
  }
});
