import { expect, test } from "vitest";
import { parse } from "yaml";

import { akp, akpProcess } from "../../testing/akp.ts";
import { startApi2026 } from "../../testing/start-api.ts";

test("the roles are printed in every format", async () => {
  const { env, client } = await startApi2026();
  const roles = (await client.roles.list({ limit: 100 })).items;
  const run = async (format: string) =>
    (await akp(["roles", "--limit", "100", "-o", format], { env })).stdout;
  const [table, json, jsonl, yaml, ids] = await Promise.all(
    ["table", "json", "jsonl", "yaml", "ids"].map(run),
  );
  expect(JSON.parse(json!).items).toEqual(roles);
  expect(parse(yaml!)).toEqual(JSON.parse(json!));
  const lines = (text: string) => text.trimEnd().split("\n");
  expect(lines(jsonl!).map((line) => JSON.parse(line))).toEqual(roles);
  expect(lines(ids!)).toEqual(roles.map(({ id }) => id));
  const rows = lines(table!).map((line) => line.split(/ {2,}/));
  expect(rows).toEqual(
    expect.arrayContaining([
      ["ROLE", "NAME", "LIMITED", "GIVES"],
      ["key-pair-viewer", "Key pair viewer", "api-key-pairs.read roles.read"],
      ["user-manager", "User manager", "not for key pairs", "users.read users.write"],
      ["report-viewer", "Report viewer", expect.stringMatching(/^with analyst or /), "reports.read"],
    ]),
  );
});

test("pages of roles lead to one another, and --all walks over them", async () => {
  const { env, client } = await startApi2026();
  const slugs = (await client.roles.list({ limit: 100 })).items.map(({ slug }) => slug);
  const { stderr } = await akp(["roles", "--limit", "2", "-o", "ids"], { env });
  const [, next] = /Next page:\n {2}akp (.+)\n/.exec(stderr)!;
  const slugsOf = (stdout: string) => [...stdout.matchAll(/"slug":"(.+?)"/g)].map(([, slug]) => slug);
  const page = await akp([...next!.split(" "), "-o", "jsonl"], { env });
  expect(slugsOf(page.stdout)).toEqual(slugs.slice(2, 4));
  const all = await akpProcess(["roles", "--all", "--limit", "3", "-o", "jsonl"], { env });
  expect(slugsOf(all.stdout)).toEqual(slugs);
});
