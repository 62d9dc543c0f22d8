import { expect, test } from "vitest";
import { parse } from "yaml";

import { addPairs } from "../../testing/add-pairs.ts";
import { akp, asWord, temporaryDirectory } from "../../testing/akp.ts";
import { createPairs } from "../../testing/create-pairs.ts";
import { serve } from "../../testing/serve.ts";
import { setAge, setUse } from "../../testing/set-age.ts";
import { startApi, startApi2026 } from "../../testing/start-api.ts";
import { openTerminal } from "../../testing/terminal.ts";

/** Three pairs: one of 100 days, one of 400 and, as the one that signs, one of 95. */
async function startAged() {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  const [older, old] = (await createPairs(api, 3)) as [string, string, string];
  setAge(dataDir, older, 400.5);
  setAge(dataDir, old, 100.5);
  setAge(dataDir, api.rootId, 95.5);
  return { ...api, dataDir, older, old };
}

test("pairs past 90 days are found, the oldest first, with the commands that are rid of them", async () => {
  const { env, older, old, rootId } = await startAged();
  const { code, stdout, stderr } = await akp(["audit"], { env });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    items: [
      finding(older, 400, [`akp delete ${asWord(older)}`]),
      finding(old, 100, [`akp delete ${asWord(old)}`]),
      { ...finding(rootId, 95, ["akp rotate"]), signs: true },
    ],
    checked: 4,
    older_than_days: 90,
  });
  expect(stderr).toContain("3 of 4 key pairs are older than 90 days.");
});

function finding(id: string, age_days: number, next: readonly string[]) {
  return { id, created_at: expect.any(String), age_days, signs: false, next };
}

test("the age is for the command line to say, and so are the formats", async () => {
  const { env, older } = await startAged();
  const run = async (...args: string[]) => await akp(["audit", ...args], { env });
  const [none, table, jsonl, yaml, ids] = await Promise.all([
    run("--older-than", "58w"),
    run("--older-than", "57w", "-o", "table"),
    run("--older-than", "57w", "-o", "jsonl", "--quiet"),
    run("--older-than", "57w", "-o", "yaml"),
    run("--older-than", "57w", "-o", "ids"),
  ]);
  expect(none).toMatchObject({ code: 0, stderr: "None of 4 key pairs is older than 406 days.\n" });
  expect(JSON.parse(none.stdout)).toEqual({ items: [], checked: 4, older_than_days: 406 });
  for (const { code } of [table, jsonl, yaml, ids]) expect(code).toBe(1);
  expect(table.stdout).toMatch(new RegExp(`^ID +AGE\\n${older} +400 days\\n$`));
  expect(JSON.parse(jsonl.stdout)).toMatchObject({ id: older });
  expect(jsonl.stderr).toBe("");
  expect(parse(yaml.stdout)).toMatchObject({ items: [{ id: older }], checked: 4 });
  expect(ids.stdout).toBe(`${older}\n`);
});

test("what to type next means the same API, and no id is taken for an option", async () => {
  const dataDir = temporaryDirectory();
  const api = await startApi({ dataDir });
  const { GR4VY_PRIVATE_KEY } = api.env;
  const [id] = await createPairs(api, 1);
  setAge(dataDir, id!, 91, `-${id!.slice(1)}`);
  const args = ["audit", "--base-url", api.url, "-o", "json"];
  const { stdout } = await akp(args, { env: { GR4VY_PRIVATE_KEY } });
  const [{ next }] = JSON.parse(stdout).items;
  expect(next).toEqual([`akp delete --base-url ${api.url} -- -${id!.slice(1)}`]);

  const words = next[0].split(" ").slice(1);
  const { code } = await akp([...words.slice(0, 1), "--yes", ...words.slice(1)], {
    env: { GR4VY_PRIVATE_KEY },
  });
  expect(code).toBe(0);
  expect(await api.ids()).toEqual([api.rootId]);
});

test("no command holds an id that delete does not take; of one moment, the last in the list is the oldest", async () => {
  const ids = ["$(touch x)", "a b; akp create", "--force", "fit"];
  const GR4VY_BASE_URL = await serve((_request, response) => {
    const items = ids.map((id) => ({ type: "api-key-pair", id, created_at: old, updated_at: old }));
    const page = { items, limit: 100, next_cursor: null, previous_cursor: null };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
  });
  const old = "2021-10-01T00:00:00Z";
  const env = { GR4VY_BASE_URL, GR4VY_TOKEN: "opaque" };
  const { stdout, stderr } = await akp(["audit", "-o", "json"], { env });
  const next = JSON.parse(stdout).items.map((item: { next: string[] }) => item.next);
  expect(next).toEqual([["akp delete fit"], ["akp delete -- --force"], [], []]);
  expect(stderr).toContain("  akp delete fit\n  akp delete -- --force\n");
  expect(stderr).not.toContain("touch");
});

test("of many, no more than the pipe that deletes them is written down", async () => {
  const dataDir = temporaryDirectory();
  const { env } = await startApi({ dataDir });
  const ids = addPairs(dataDir, 250);
  const { code, stdout, stderr } = await akp(["audit", "--older-than", "0s", "-o", "ids"], { env });
  expect(code).toBe(1);
  expect(stdout.trim().split("\n")).toEqual(expect.arrayContaining(ids));
  expect(stderr).toContain("251 of 251 key pairs");
  expect(stderr).toContain("  akp audit --output ids --older-than 0d | akp delete -\n");
  expect(stderr).not.toContain(ids[0]!);
});

test("an audit that the API cuts short finds nothing, rather than a part", async () => {
  const { env, admin } = await startAged();
  admin.setFaults([{ kind: "status", status: 403 }]);
  const { code, stdout } = await akp(["audit"], { env });
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
});

test("a terminal gets a table that fits, and marks the pair that signs", async () => {
  const { env, rootId } = await startAged();
  const terminal = openTerminal(["audit"], { env });
  expect(await terminal.ended).toBe(1);
  expect(terminal.text).toMatch(new RegExp(`^${rootId}  95 days +signs your requests$`, "m"));
  for (const line of terminal.text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("with --unused-for, pairs are found that nothing signs with, whatever their age", async () => {
  const dataDir = temporaryDirectory();
  const { env, add } = await startApi2026({ dataDir });
  const [never, once, often] = [await add("Never used"), await add("Once"), await add("Often")];
  // In the database, pairs are known by their thumbprints.
  for (const { thumbprint } of [never, once, often]) setAge(dataDir, thumbprint!, 200.5);
  setUse(dataDir, once.thumbprint!, 100.5);
  setUse(dataDir, often.thumbprint!, 10.5);
  const run = async (...args: string[]) => await akp(["audit", "--unused-for", "90d", ...args], { env });
  const { code, stdout, stderr } = await run();
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    items: [
      {
        id: never.id,
        display_name: "Never used",
        active: true,
        created_at: expect.any(String),
        age_days: 200,
        last_used_at: null,
        unused_days: 200,
        signs: false,
        next: [`akp update ${never.id} --inactive`, `akp delete ${never.id}`],
      },
      expect.objectContaining({ id: once.id, age_days: 200, unused_days: 100 }),
    ],
    checked: 4,
    unused_for_days: 90,
  });
  expect(stderr).toContain("2 of 4 key pairs have been unused for 90 days.");
  expect(stderr).toContain(`--active undoes it:\n  akp update ${never.id} --inactive\n`);

  const table = await run("-o", "table");
  expect(table.stdout).toMatch(/^ID +NAME +AGE +ACTIVE +LAST USED\n/);
  expect(table.stdout).toMatch(new RegExp(`^${never.id} +Never used +200 days +yes +never$`, "m"));
  const both = await run("--older-than", "150d", "-o", "json");
  expect(JSON.parse(both.stdout)).toMatchObject({
    items: [{ id: never.id }, { id: once.id }, { id: often.id }],
    older_than_days: 150,
    unused_for_days: 90,
  });
  expect(both.stderr).toContain("with the new key:\n  akp create --name NAME --role ROLE\n");
  expect(stderr).not.toContain("akp create");
  expect(both.stderr).toContain("3 of 4 key pairs are older than 150 days or have been unused for 90 days.");
  // What is old and in use is not for deleting.
  expect(both.stderr).not.toContain(`${often.id} --inactive`);
  expect(both.stderr).not.toContain(`akp delete ${often.id}`);
  expect(await run("--unused-for", "300d")).toMatchObject({
    code: 0,
    stderr: "None of 4 key pairs has been unused for 300 days.\n",
  });
});

test("of many old pairs, the pipe that is written down deletes those that nothing signs with, and no others", async () => {
  const dataDir = temporaryDirectory();
  const { env, client, add } = await startApi2026({ dataDir });
  const pairs = await Promise.all(
    Array.from({ length: 7 }, async (_, index) => await add(`Service ${index}`)),
  );
  for (const { thumbprint } of pairs) setAge(dataDir, thumbprint!, 200.5);
  setUse(dataDir, pairs[0]!.thumbprint!, 0.5);
  for (const args of [[], ["--older-than", "90d", "--unused-for", "90d"]]) {
    const { stdout, stderr } = await akp(["audit", ...args], { env });
    expect(JSON.parse(stdout).items).toHaveLength(7);
    expect(stderr).toContain("  akp audit --output ids --unused-for 90d | akp delete -\n");
    expect(stderr).toContain("  akp create --name NAME --role ROLE\n");
  }
  const { stdout } = await akp(["audit", "--output", "ids", "--unused-for", "90d"], { env });
  await akp(["delete", "-", "--yes"], { env, stdin: stdout });
  expect((await client.list()).items.map(({ display_name }) => display_name)).toEqual([
    "Service 0",
    "Root key pair",
  ]);
});
