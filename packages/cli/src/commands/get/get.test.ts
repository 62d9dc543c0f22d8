import { createPublicKey } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import { parse } from "yaml";

import { akp, asWord, temporaryDirectory } from "../../testing/akp.ts";
import { newKeyFile } from "../../testing/new-key-file.ts";
import { startApi, startApi2026 } from "../../testing/start-api.ts";

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

test("the pair of a key is found by a file that holds it, or its public half, and by its thumbprint", async () => {
  const apis = [await startApi(), await startApi2026()];
  for (const { env, client, ids, rootId } of apis) {
    const { thumbprint = rootId } = (await client.list()).items.at(-1)!;
    const cwd = temporaryDirectory();
    const pem = env["GR4VY_PRIVATE_KEY"]!;
    const publicKey = createPublicKey(pem).export({ type: "spki", format: "pem" });
    writeFileSync(join(cwd, "key.pem"), pem);
    writeFileSync(join(cwd, "key.pub"), publicKey);
    for (const words of [["--key", "key.pem"], ["--key", "key.pub"], asWord(thumbprint).split(" ")]) {
      const { code, stdout, stderr } = await akp(["get", "-o", "ids", ...words], { env, cwd });
      expect({ words, code, stdout, stderr }).toEqual({ words, code: 0, stdout: `${rootId}\n`, stderr: "" });
    }
    expect(await ids()).toEqual([rootId]);
  }
});

test("a key that has no pair is told by its thumbprint, and a file without a key is refused before anything is sent", async () => {
  const { env, admin } = await startApi2026();
  const cwd = temporaryDirectory();
  const { id } = newKeyFile(cwd);
  const without = await akp(["get", "--key", "key.pem", "-o", "json"], { env, cwd });
  expect({ code: without.code, error: JSON.parse(without.stderr).error }).toMatchObject({
    code: 4,
    error: { code: "not_found", message: `No key pair has the key ${id}` },
  });
  admin.clearRequests();
  writeFileSync(join(cwd, "junk"), "junk");
  for (const [words, code] of [
    [["--key", "junk"], 3],
    [["--key", "missing"], 3],
    [["--key", "key.pem", id], 2],
    [[], 2],
  ] as const) {
    expect(await akp(["get", ...words], { env, cwd })).toMatchObject({ code });
  }
  expect(admin.requests()).toEqual([]);
});
