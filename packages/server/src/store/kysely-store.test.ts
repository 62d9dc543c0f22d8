import { Kysely } from "kysely";
import type { CompiledQuery } from "kysely";
import { expect, onTestFinished, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { createKyselyStore } from "./kysely-store.ts";
import type { Database } from "./kysely-store.ts";
import { migrateSqlite } from "./migrate.ts";
import { openSqliteDialect } from "./sqlite-dialect.ts";
import { listStart } from "./store.ts";
import type { StoredKeyPair } from "./store.ts";

const now = "2021-10-01T12:00:00.000Z";
const { publicKey } = await generateKeyPair();
const pair = (id: string | number): StoredKeyPair => ({
  id: `${id}`,
  publicKey,
  createdAt: now,
  updatedAt: now,
});

async function open(pairs = 0) {
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: openSqliteDialect(),
    log: ({ query }) => void queries.push(query),
  });
  await migrateSqlite(db);
  const store = createKyselyStore(db);
  onTestFinished(async () => await store.close());
  for (let id = 1; id <= pairs; id += 1) await store.insert(pair(id));
  return { db, store, queries };
}

test("a pair is found as it was inserted, until it is deleted", async () => {
  const { store } = await open();
  await store.insert(pair("a"));
  expect(await store.find("a")).toEqual(pair("a"));
  expect(await store.delete("a")).toBe(true);
  expect(await store.delete("a")).toBe(false);
  expect(await store.find("a")).toBeUndefined();
});

test("an id cannot be inserted twice", async () => {
  const { store } = await open(1);
  await expect(store.insert(pair(1))).rejects.toThrow("UNIQUE");
});

test("pages are newest first in both directions and say what is on either side", async () => {
  const { store } = await open(5);
  const ids = async (direction: "older" | "newer", position: number, limit: number) => {
    const page = await store.page({ direction, position, limit });
    return [page.pairs.map(({ id }) => id).join(), page.hasNewer, page.hasOlder];
  };
  expect(await ids("older", listStart.position, 2)).toEqual(["5,4", false, true]);
  expect(await ids("older", 4, 2)).toEqual(["3,2", true, true]);
  expect(await ids("older", 2, 2)).toEqual(["1", true, false]);
  expect(await ids("older", 3, 2)).toEqual(["2,1", true, false]);
  expect(await ids("newer", 1, 2)).toEqual(["3,2", true, true]);
  expect(await ids("newer", 3, 2)).toEqual(["5,4", false, true]);
  expect(await ids("newer", 0, 5)).toEqual(["5,4,3,2,1", false, false]);
  expect(await ids("older", 1, 2)).toEqual(["", true, false]);
  expect(await ids("newer", 5, 2)).toEqual(["", false, true]);
});

test("an empty store has one empty page", async () => {
  const { store } = await open();
  expect(await store.page({ ...listStart, limit: 10 })).toEqual({
    pairs: [],
    hasNewer: false,
    hasOlder: false,
  });
});

test("a position is never used twice, so what a cursor points at stays where it is", async () => {
  const { store } = await open(2);
  await store.delete("2");
  await store.insert(pair("3"));
  const { pairs } = await store.page({ ...listStart, limit: 1 });
  expect(pairs[0]).toMatchObject({ id: "3", position: 3 });
});

test("every page is a search on the primary key, the first as the millionth", async () => {
  const { db, store, queries } = await open(3);
  queries.length = 0;
  await store.page({ ...listStart, limit: 1 });
  await store.page({ direction: "older", position: 2, limit: 1 });
  await store.page({ direction: "older", position: 1, limit: 1 });
  await store.page({ direction: "newer", position: 1, limit: 1 });
  await store.page({ direction: "newer", position: 3, limit: 1 });
  const statements = [...new Map(queries.map((query) => [query.sql, query])).values()];
  expect(statements).toHaveLength(4);
  for (const { sql, parameters } of statements) {
    expect(sql).not.toMatch(/offset|count/i);
    const { rows } = await db.executeQuery<{ detail: string }>({
      ...queries[0]!,
      sql: `explain query plan ${sql}`,
      parameters,
    });
    const steps = rows.map(({ detail }) => detail).filter((detail) => !detail.startsWith("SCALAR SUBQUERY"));
    expect(steps).not.toHaveLength(0);
    for (const step of steps)
      expect(step).toMatch(/^SEARCH api_key_pairs USING INTEGER PRIMARY KEY \(rowid[<>]\?\)$/);
  }
});

test("a setting belongs to whoever was first", async () => {
  const { store } = await open();
  expect(await store.setting("name", () => "first")).toBe("first");
  expect(await store.setting("name", () => "second")).toBe("first");
  const both = await Promise.all(["x", "y"].map(async (value) => await store.setting("other", () => value)));
  expect(new Set(both).size).toBe(1);
});

test("a store gets one root pair, ever", async () => {
  const { store } = await open();
  expect(await store.rootId()).toBeUndefined();
  expect(await store.insertRoot(pair("a"))).toBe(true);
  expect(await store.insertRoot(pair("b"))).toBe(false);
  expect(await store.find("b")).toBeUndefined();
  await store.delete("a");
  expect(await store.insertRoot(pair("c"))).toBe(false);
  expect(await store.rootId()).toBe("a");
});

test("ping fails once the store is closed", async () => {
  const { store } = await open();
  await store.ping();
  await store.close();
  await expect(store.ping()).rejects.toThrow("destroyed");
});
