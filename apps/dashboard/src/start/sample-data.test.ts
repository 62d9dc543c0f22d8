import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";
import { expect, onTestFinished, test } from "vitest";

import { addSampleData } from "./sample-data.ts";

const dayMs = 86_400_000;

function newDataDir(): string {
  const directory = mkdtempSync(join(tmpdir(), "akp-start-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, "data");
}

/** What a server on the data directory lists, newest first. */
async function listAll(dataDir: string) {
  await using server = await startServer({ dataDir, revision: "2026-08" });
  const keyPairs = createClient({
    baseUrl: server.url,
    auth: signWith({ privateKey: server.rootPrivateKey! }),
  });
  return await keyPairs.list().collect({ limit: 100 });
}

test("an empty store gets pairs of all ages, of which the oldest is the one that signs", async () => {
  const dataDir = newDataDir();
  await addSampleData(dataDir);
  const pairs = await listAll(dataDir);
  expect(pairs).toHaveLength(24);
  const ages = pairs.map(({ created_at }) => (Date.now() - Date.parse(created_at)) / dayMs);
  expect(ages).toEqual(ages.toSorted((a, b) => a - b));
  expect(ages[0]).toBeLessThan(0.1);
  expect(ages.at(-1)).toBeGreaterThan(729);
  expect(pairs.at(-1)).toMatchObject({ display_name: "akp-dashboard", active: true });
  // An id of a role that the server does not have is left out of the answer.
  expect(pairs.filter(({ roles }) => roles!.length === 0)).toEqual([]);
  expect(pairs.some(({ active }) => !active)).toBe(true);
  expect(pairs.some(({ last_used_at }) => last_used_at === null)).toBe(true);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, "root-private-key.pem")).mode & 0o777).toBe(0o600);
});

/** What changes with nothing but a change: reading is a use, which the list shows. */
async function settingsOf(dataDir: string) {
  const pairs = await listAll(dataDir);
  return pairs.map(({ last_used_at: _usedAt, ...settings }) => settings);
}

test("a store that was in use stays as it is", async () => {
  const dataDir = newDataDir();
  const before = await settingsOf(dataDir);
  const key = readFileSync(join(dataDir, "root-private-key.pem"), "utf8");
  await addSampleData(dataDir);
  expect(await settingsOf(dataDir)).toEqual(before);
  expect(before).toHaveLength(1);
  expect(readFileSync(join(dataDir, "root-private-key.pem"), "utf8")).toBe(key);
});

test("sample data is added once", async () => {
  const dataDir = newDataDir();
  await addSampleData(dataDir);
  const before = await settingsOf(dataDir);
  await addSampleData(dataDir);
  expect(await settingsOf(dataDir)).toEqual(before);
});
