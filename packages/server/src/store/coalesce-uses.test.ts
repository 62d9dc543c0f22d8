import { Kysely } from "kysely";
import { expect, onTestFinished, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { lockSqlite } from "../testing/lock-sqlite.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { coalesceUses } from "./coalesce-uses.ts";
import type { Database } from "./database.ts";
import type { PlainStore } from "./kysely-store.ts";
import { createKyselyStore } from "./kysely-store.ts";
import { migrateSqlite } from "./migrate.ts";
import { openSqliteDialect } from "./sqlite-dialect.ts";
import { StoreUnavailableError } from "./store.ts";
import { writeUsesToSqlite } from "./write-uses.ts";

const { publicKey } = await generateKeyPair();
/** In milliseconds. What waits for a lock waits longer than a test may take. */
const patienceMs = 600_000;
const names = ["a", "b", "c"];
const idOf = (name: string) => name.padEnd(43, "_");
const date = (second: number) => new Date(second * 1000).toISOString();

/** A store with three pairs, and what is written to it. */
async function open({ file, intervalMs }: { file?: string; intervalMs?: number } = {}) {
  const db = new Kysely<Database>({ dialect: openSqliteDialect(file, patienceMs) });
  await migrateSqlite(db);
  const plain = createKyselyStore(db, writeUsesToSqlite);
  const writes: ReadonlyMap<string, string>[] = [];
  let failure: Error | undefined;
  const watched: PlainStore = {
    ...plain,
    async writeUses(uses) {
      writes.push(uses);
      if (failure) throw failure;
      await plain.writeUses(uses);
    },
  };
  const store = coalesceUses(watched, intervalMs);
  let isClosed = false;
  const close = async () => {
    isClosed = true;
    await store.close();
  };
  onTestFinished(async () => void (isClosed || (await close())));
  const pair = { publicKey, createdAt: "", updatedAt: "" };
  if (!(await plain.findByPrefix(idOf("a").slice(0, 20))))
    for (const name of names) await store.insert({ ...pair, id: idOf(name) });
  const lastUses = async (from: PlainStore | typeof store) =>
    await Promise.all(
      names.map(async (name) => (await from.findByPrefix(idOf(name).slice(0, 20)))?.lastUsedAt),
    );
  return {
    store,
    plain,
    writes,
    close,
    lastUses,
    fail: (error: Error | undefined) => (failure = error),
  };
}

test("any number of uses is one write, of the last use of each pair", async () => {
  const { store, writes, plain, lastUses } = await open({ intervalMs: 20 });
  for (let second = 1; second <= 1000; second += 1)
    store.noteUse(idOf(second % 2 ? "a" : "b"), second * 1000);
  expect(writes).toEqual([]);
  await expect.poll(async () => await lastUses(plain)).toEqual([date(999), date(1000), undefined]);
  expect(writes).toHaveLength(1);
});

test("what was noted is shown at once, by get and by list, before it is written", async () => {
  const { store, plain, lastUses } = await open();
  store.noteUse(idOf("b"), 5000);
  expect(await lastUses(store)).toEqual([undefined, date(5), undefined]);
  const page = await store.fullPage({ direction: "newer", position: 0, limit: 9 });
  expect(page.pairs.map(({ lastUsedAt }) => lastUsedAt)).toEqual([undefined, date(5), undefined]);
  expect(await lastUses(plain)).toEqual([undefined, undefined, undefined]);
});

test("closing writes what is left", async () => {
  const file = `${temporaryDirectory()}/a.sqlite`;
  const first = await open({ file });
  first.store.noteUse(idOf("a"), 1000);
  await first.close();
  const second = await open({ file });
  expect(await second.lastUses(second.plain)).toEqual([date(1), undefined, undefined]);
});

test("of two instances, the later use stays, whichever is written last", async () => {
  const file = `${temporaryDirectory()}/a.sqlite`;
  const [one, other] = [await open({ file }), await open({ file })];
  one.store.noteUse(idOf("a"), 2000);
  other.store.noteUse(idOf("a"), 1000);
  expect(await other.lastUses(other.store)).toEqual([date(1), undefined, undefined]);
  await one.close();
  expect(await other.lastUses(other.store)).toEqual([date(2), undefined, undefined]);
  await other.close();
  const third = await open({ file });
  expect(await third.lastUses(third.store)).toEqual([date(2), undefined, undefined]);
});

test("what could not be written is written the next time, and nobody hears of it", async () => {
  const { store, plain, writes, fail, lastUses } = await open({ intervalMs: 10 });
  fail(new StoreUnavailableError("away"));
  store.noteUse(idOf("a"), 1000);
  await expect.poll(() => writes).toHaveLength(1);
  fail(undefined);
  expect(await lastUses(store)).toEqual([date(1), undefined, undefined]);
  store.noteUse(idOf("b"), 2000);
  await expect.poll(async () => await lastUses(plain)).toEqual([date(1), date(2), undefined]);
});

test("a store that fails to the last closes all the same", async () => {
  const { store, fail, close } = await open();
  fail(new Error("disk is full"));
  store.noteUse(idOf("a"), 1000);
  await close();
  await expect(store.ping()).rejects.toThrow("destroyed");
});

test("a use of a pair that is gone, or was gone and is back, is no longer noted after a reset", async () => {
  const { store, writes, close } = await open();
  store.noteUse(idOf("a"), 1000);
  await store.reset();
  await close();
  expect(writes).toEqual([]);
});

test("while another process holds the lock, no request waits behind a use", async () => {
  const file = `${temporaryDirectory()}/a.sqlite`;
  const { store, plain, writes, lastUses } = await open({ file, intervalMs: 5 });
  const { release } = await lockSqlite(file);
  store.noteUse(idOf("a"), 1000);
  await expect.poll(() => writes.length).toBeGreaterThan(0);
  expect(await store.find(idOf("a"))).toMatchObject({ id: idOf("a") });
  await expect(plain.writeUses(new Map([[idOf("a"), date(1)]]))).rejects.toThrow(StoreUnavailableError);
  await release();
  store.noteUse(idOf("a"), 2000);
  await expect.poll(async () => await lastUses(plain)).toEqual([date(2), undefined, undefined]);
});

test("more than fit in one write are all written", async () => {
  const { store, writes, close } = await open();
  for (let number = 0; number < 1200; number += 1) store.noteUse(idOf(`${number}`), 1000);
  await close();
  expect(writes.map(({ size }) => size)).toEqual([500, 500, 200]);
});
