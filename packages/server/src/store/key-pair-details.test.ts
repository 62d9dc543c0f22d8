import { expect, test } from "vitest";

import { generateKeyPair, generateRsaKeyPair } from "../keys/key-pair.ts";
import { openStore } from "../testing/open-store.ts";
import type { StoredKeyPair } from "./store.ts";
import { listStart } from "./store.ts";

const now = "2026-08-01T12:00:00.000Z";
const later = "2026-08-01T12:00:00.001Z";
const { publicKey } = await generateKeyPair();

/** A pair whose id starts as none other does. */
const pair = (name: string): StoredKeyPair => ({
  id: name.padEnd(43, "_"),
  publicKey,
  createdAt: now,
  updatedAt: now,
});
const prefix = (name: string) => pair(name).id.slice(0, 20);
const detailed: StoredKeyPair = {
  ...pair("detailed"),
  displayName: "Näme 🔑",
  isActive: true,
  roleIds: ["a", "b"],
  merchantAccountIds: ["shop"],
  creator: { id: "c", displayName: "Creator" },
  lastUsedAt: now,
};

test("all of a pair is kept but its key is for those that ask for it", async () => {
  const store = await openStore();
  await store.insert(detailed);
  const { publicKey: _key, ...record } = detailed;
  expect(await store.findByPrefix(prefix("detailed"))).toEqual(record);
  expect((await store.fullPage({ ...listStart, limit: 9 })).pairs).toEqual([{ ...record, position: 1 }]);
  expect(await store.find(detailed.id)).toMatchObject({
    publicKey,
    displayName: "Näme 🔑",
    roleIds: ["a", "b"],
    merchantAccountIds: ["shop"],
  });
});

test("a pair without details is active, and everything else about it is left out", async () => {
  const store = await openStore();
  await store.insert(pair("plain"));
  const { publicKey: _key, ...record } = pair("plain");
  expect(await store.findByPrefix(prefix("plain"))).toEqual({ ...record, isActive: true });
  expect(await store.findByPrefix(prefix("other"))).toBeUndefined();
});

test("a pair that is not active is in the full list alone", async () => {
  const store = await openStore();
  for (const name of ["a", "b", "c"]) await store.insert({ ...pair(name), isActive: name !== "b" });
  const ids = (pairs: readonly { id: string }[]) => pairs.map(({ id }) => id[0]);
  expect(ids((await store.fullPage({ ...listStart, limit: 9 })).pairs)).toEqual(["c", "b", "a"]);
  expect(ids((await store.page({ ...listStart, limit: 9 })).pairs)).toEqual(["c", "a"]);
  expect(ids(await store.publicKeys({ after: 0, limit: 9 }))).toEqual(["a", "c"]);
  expect(await store.find(pair("b").id)).toBeUndefined();
  expect(await store.findByPrefix(prefix("b"))).toMatchObject({ isActive: false });
});

test("what is at either side of a page is active", async () => {
  const store = await openStore();
  for (const name of ["a", "b", "c", "d"])
    await store.insert({ ...pair(name), isActive: name > "b" && name < "d" });
  expect(await store.page({ ...listStart, limit: 1 })).toMatchObject({ hasNewer: false, hasOlder: false });
  expect(await store.page({ direction: "older", position: 3, limit: 1 })).toMatchObject({
    pairs: [],
    hasNewer: true,
    hasOlder: false,
  });
  expect(await store.page({ direction: "older", position: 2, limit: 1 })).toMatchObject({ hasNewer: true });
  expect(await store.page({ direction: "newer", position: 3, limit: 1 })).toMatchObject({ hasOlder: true });
  expect(await store.fullPage({ ...listStart, limit: 1 })).toMatchObject({ hasNewer: false, hasOlder: true });
});

test("an RSA pair is none whose tokens others could verify", async () => {
  const store = await openStore();
  const { id, publicKey: rsa } = await generateRsaKeyPair();
  await store.insert({ ...pair("a"), id, publicKey: rsa, algorithm: "RSA" });
  expect(await store.publicKeys({ after: 0, limit: 9 })).toEqual([]);
  expect((await store.find(id))!.publicKey).toEqual(rsa);
  expect(await store.findByPrefix(id.slice(0, 20))).toMatchObject({ algorithm: "RSA" });
});

test("a pair is registered once", async () => {
  const store = await openStore();
  expect(await store.register(detailed)).toBe(true);
  expect(await store.register({ ...detailed, displayName: "Other" })).toBe(false);
  expect(await store.findByPrefix(prefix("detailed"))).toMatchObject({ displayName: "Näme 🔑" });
});

test("a change is made to what was seen, and to nothing newer", async () => {
  const store = await openStore();
  await store.insert(detailed);
  const seen = (await store.findByPrefix(prefix("detailed")))!;
  expect(await store.update(seen, { isActive: false, updatedAt: later })).toBe(true);
  expect(await store.update(seen, { displayName: "Other", updatedAt: later })).toBe(false);
  expect(await store.findByPrefix(prefix("detailed"))).toEqual({
    ...seen,
    isActive: false,
    updatedAt: later,
  });
  await store.delete(seen.id);
  expect(await store.update({ ...seen, updatedAt: later }, { updatedAt: now })).toBe(false);
});

test("of many changes at once to what all have seen, one is made", async () => {
  const store = await openStore();
  await store.insert(detailed);
  const seen = (await store.findByPrefix(prefix("detailed")))!;
  const changes = Array.from(
    { length: 8 },
    async (_, index) => await store.update(seen, { displayName: `${index}`, updatedAt: later }),
  );
  expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
});

test("a reset makes the root pair what it was at first, at its place and however it was changed", async () => {
  const store = await openStore();
  const root = { ...pair("root"), displayName: "Root" };
  await store.insertRoot(root);
  const seen = (await store.findByPrefix(prefix("root")))!;
  await store.update(seen, {
    displayName: "Other",
    isActive: false,
    roleIds: ["a"],
    merchantAccountIds: ["shop"],
    updatedAt: later,
  });
  store.noteUse(root.id, Date.now());
  await store.reset();
  expect((await store.fullPage({ ...listStart, limit: 9 })).pairs).toEqual([{ ...seen, position: 1 }]);
});

test("a reset puts the root pair in the place of one that was registered with its key", async () => {
  const store = await openStore();
  const root = { ...pair("root"), displayName: "Root" };
  await store.insertRoot(root);
  await store.delete(root.id);
  await store.register({ ...root, displayName: "Impostor", roleIds: ["a"] });
  await store.reset();
  expect(await store.find(root.id)).toEqual(root);
});
