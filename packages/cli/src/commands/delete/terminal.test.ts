import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { addPairs } from "../../testing/add-pairs.ts";
import { temporaryDirectory } from "../../testing/akp.ts";
import { createPairs } from "../../testing/create-pairs.ts";
import { startApi, startApi2026 } from "../../testing/start-api.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";

test("on a terminal it shows what it will delete, and asks", async () => {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  const ids = addPairs(dataDir, 12);
  const terminal = openTerminal(["delete", ...ids], { env: api.env });
  const text = await terminal.waitFor("Delete 12 key pairs? [y/N] ");
  expect(text).toContain(`About to delete 12 key pairs at ${api.url}:\n  `);
  expect(ids.filter((id) => text.includes(`  ${id}\n`))).toHaveLength(10);
  expect(text).toContain("  and 2 more\n");
  expect(await api.ids()).toHaveLength(13);
  terminal.type(`y${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toContain(`deleted    ${ids[0]}\n`);
  expect(terminal.text).toContain("Deleted 12 key pairs.\n");
  expect(await api.ids()).toEqual([api.rootId]);
});

test("where pairs have names, it asks by these", async () => {
  const { env, add, rootId, ids } = await startApi2026();
  const [one, other] = [await add("Checkout"), await add("Nightly")];
  const terminal = openTerminal(["delete", one.id, other.id], { env });
  const text = await terminal.waitFor("Delete 2 key pairs? [y/N] ");
  expect(text).toContain(`:\n  ${one.id}  Checkout\n  ${other.id}  Nightly\n`);
  terminal.type(`y${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(await ids()).toEqual([rootId]);
});

test.each([
  ["n", `n${keys.enter}`, 1],
  ["Enter", keys.enter, 1],
  ["Ctrl-D", keys.ctrlD, 1],
  ["Ctrl-C", keys.ctrlC, 130],
])("%s is no yes", async (_name, typed, code) => {
  const api = await startApi();
  const [id] = await createPairs(api, 1);
  const terminal = openTerminal(["delete", id!], { env: api.env });
  await terminal.waitFor("Delete 1 key pair? [y/N] ");
  terminal.type(typed);
  expect(await terminal.ended).toBe(code);
  expect(await api.ids()).toContain(id);
});

test("the answer is typed also where the ids come from a pipe", async () => {
  const api = await startApi();
  const ids = await createPairs(api, 2);
  const shell = `printf '%s\\n' ${ids.join(" ")} | akp delete - --output ids > deleted`;
  const cwd = temporaryDirectory();
  const terminal = openTerminal([], { env: api.env, cwd, shell });
  await terminal.waitFor("Delete 2 key pairs? [y/N] ");
  terminal.type(`yes${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(readFileSync(join(cwd, "deleted"), "utf8").trim().split("\n").toSorted()).toEqual(ids.toSorted());
});

test("ids can be typed, and Ctrl-D ends them", async () => {
  const api = await startApi();
  const [id] = await createPairs(api, 1);
  const terminal = openTerminal(["delete", "-"], { env: api.env });
  await terminal.waitFor("Ctrl-D ends the list");
  terminal.type(`${id}${keys.enter}${keys.ctrlD}`);
  await terminal.waitFor("Delete 1 key pair? [y/N] ");
  terminal.type(`y${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(await api.ids()).toEqual([api.rootId]);
});

test("Ctrl-C while ids are typed deletes nothing", async () => {
  const api = await startApi();
  const [id] = await createPairs(api, 1);
  const terminal = openTerminal(["delete", "-", "--yes"], { env: api.env });
  await terminal.waitFor("Ctrl-D ends the list");
  terminal.type(`${id}${keys.enter}${keys.ctrlC}`);
  expect(await terminal.ended).toBe(130);
  expect(await api.ids()).toContain(id);
});

test("Ctrl-C in a bulk deletion finishes what is under way, and says what was done", async () => {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  const ids = addPairs(dataDir, 200);
  api.admin.addFault({ kind: "latency", ms: 200, operation: "delete" });
  const cwd = temporaryDirectory();
  const shell = `akp delete ${ids.join(" ")} --yes --output jsonl > results.jsonl`;
  const terminal = openTerminal([], { env: api.env, cwd, shell });
  await terminal.waitFor(/[█░]{24} [1-9]\d* of 200/);
  terminal.type(keys.ctrlC);
  expect(await terminal.ended).toBe(130);
  const error = JSON.parse(/\{"error".+\}/.exec(terminal.text)![0]);
  expect(terminal.text).toContain("Finishing what is under way. Ctrl-C again stops at once.");

  const results = readFileSync(join(cwd, "results.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; result: string });
  const of = (result: string) => results.filter((one) => one.result === result).map(({ id }) => id);
  expect(results).toHaveLength(200);
  expect(of("deleted").length + of("not_tried").length).toBe(200);
  expect(error.error).toMatchObject({
    exit_code: 130,
    message: expect.stringContaining(`${of("deleted").length} of 200`),
  });
  expect((await api.ids()).toSorted()).toEqual([api.rootId, ...of("not_tried")].toSorted());
});

// Of what turns lines off that change, the rotation tries the rest.
test.each(["akp --quiet", "NO_COLOR=1 akp"])("there is no progress bar with %s", async (command) => {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  const ids = addPairs(dataDir, 8);
  const shell = `${command} delete ${ids.join(" ")} --yes`;
  const terminal = openTerminal([], { env: api.env, shell });
  expect(await terminal.ended).toBe(0);
  expect(terminal.text).toContain("deleted ");
  expect(terminal.text).not.toMatch(/[█░]/);
  expect(terminal.raw).not.toContain("\u001B[K");
});
