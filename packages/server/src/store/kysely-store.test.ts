import { expect, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { openStore } from "../testing/open-store.ts";
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
  const store = await openStore();
  for (let id = 1; id <= pairs; id += 1) await store.insert(pair(id));
  return { store };
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
  await expect(store.insert(pair(1))).rejects.toThrow(/unique/i);
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

test("public keys come oldest first, from any position on", async () => {
  const { store } = await open(4);
  await store.delete("2");
  const keys = await store.publicKeys({ after: 0, limit: 2 });
  expect(keys).toEqual([
    { position: 1, id: "1", publicKey },
    { position: 3, id: "3", publicKey },
  ]);
  expect(await store.publicKeys({ after: keys[1]!.position, limit: 2 })).toMatchObject([{ id: "4" }]);
  expect(await store.publicKeys({ after: 4, limit: 2 })).toEqual([]);
});

test("a reset leaves the root pair alone as it is", async () => {
  const { store } = await open();
  await store.insertRoot(pair("root"));
  await store.insert(pair("a"));
  await store.reset();
  expect((await store.page({ ...listStart, limit: 9 })).pairs).toMatchObject([{ id: "root", position: 1 }]);
});

test("a reset puts a root pair back that was deleted, with its key and dates", async () => {
  const { store } = await open();
  const root = { ...pair("root"), createdAt: "2020-01-01T00:00:00.000Z" };
  await store.insertRoot(root);
  await store.insert(pair("a"));
  await store.delete("root");
  await store.reset();
  expect(await store.find("root")).toEqual(root);
  expect(await store.find("a")).toBeUndefined();
  expect(await store.insertRoot(pair("b"))).toBe(false);
});

test("a reset of a store without a root pair leaves nothing, and no position is used again", async () => {
  const { store } = await open(2);
  await store.reset();
  await store.insert(pair("a"));
  expect((await store.page({ ...listStart, limit: 9 })).pairs).toMatchObject([{ id: "a", position: 3 }]);
});

test("resets at the same moment agree", async () => {
  const { store } = await open(3);
  await store.insertRoot(pair("root"));
  await store.delete("root");
  await Promise.all([1, 2, 3].map(async () => await store.reset()));
  expect((await store.page({ ...listStart, limit: 9 })).pairs).toMatchObject([{ id: "root" }]);
});

test("ping fails once the store is closed", async () => {
  const { store } = await open();
  await store.ping();
  await store.close();
  await expect(store.ping()).rejects.toThrow("destroyed");
});
