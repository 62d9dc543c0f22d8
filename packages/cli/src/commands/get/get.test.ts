import { expect, test } from "vitest";
import { parse } from "yaml";

import { akp } from "../../testing/akp.ts";
import { startApi2026 } from "../../testing/start-api.ts";

test("one pair is shown with all that the API says of it, in every format", async () => {
  const { env, add, client } = await startApi2026();
  const { id } = await add("Checkout \u001b[31m", { merchant_account_ids: ["eu", "us"] });
  const run = async (format: string) => (await akp(["get", id, "-o", format], { env })).stdout;
  const [table, json, jsonl, yaml, ids] = await Promise.all(
    ["table", "json", "jsonl", "yaml", "ids"].map(run),
  );
  const pair = await client.get(id);
  for (const value of [JSON.parse(json!), JSON.parse(jsonl!), parse(yaml!)]) expect(value).toEqual(pair);
  expect(ids).toBe(`${id}\n`);
  const lines = table!
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/));
  expect(Object.fromEntries(lines)).toEqual({
    ID: id,
    Name: String.raw`Checkout \u{1b}[31m`,
    Active: "yes",
    Roles: "key-pair-viewer",
    "Merchant accounts": "eu, us",
    "Last used": "never",
    Created: `${pair.created_at} (just now)`,
    "Created by": pair.creator!.name,
    Thumbprint: pair.thumbprint,
    Algorithm: "ECDSA",
  });
});

test("a pair that is not there is told, and one that cannot be is not asked for", async () => {
  const { env, admin } = await startApi2026();
  const missing = await akp(["get", "00000000-0000-8000-8000-000000000000"], { env });
  expect(missing).toMatchObject({ code: 4, stderr: expect.stringContaining("akp list") });
  admin.clearRequests();
  const wrong = await akp(["get", "../roles"], { env });
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Argument 1 is not the id of a key pair"),
  });
  expect(admin.requests()).toEqual([]);
});
