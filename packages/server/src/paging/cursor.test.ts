import { maxCursorLength } from "@api-key-pairs/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { openStore } from "../testing/open-store.ts";
import { createCursors } from "./cursor.ts";

async function open() {
  const store = await openStore();
  return { store, cursors: createCursors(store) };
}

const start = fc.record({
  direction: fc.constantFrom("older" as const, "newer" as const),
  position: fc.maxSafeNat(),
});

test("a cursor leads back to where it was made, is short, and needs no escaping in a URL", async () => {
  const { cursors } = await open();
  await fc.assert(
    fc.asyncProperty(start, async (place) => {
      const cursor = await cursors.encode(place);
      expect(cursor.length).toBeLessThan(maxCursorLength / 10);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(await cursors.decode(cursor)).toEqual(place);
    }),
  );
});

test("a cursor with one character changed, added or taken away leads nowhere", async () => {
  const { cursors } = await open();
  const cursor = await cursors.encode({ direction: "older", position: 42 });
  for (let index = 0; index < cursor.length; index += 1) {
    const [before, after] = [cursor.slice(0, index), cursor.slice(index + 1)];
    for (const character of ["A", "Z", "_", "=", " ", "é", ""]) {
      const altered = before + character + after;
      if (altered !== cursor) expect(await cursors.decode(altered)).toBeUndefined();
    }
  }
  for (const suffix of ["=", "A", " ", "\0"]) expect(await cursors.decode(cursor + suffix)).toBeUndefined();
});

test("no string that was made up leads anywhere", async () => {
  const { cursors } = await open();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
      expect(await cursors.decode(text)).toBeUndefined();
    }),
  );
});

test("cursors work on every instance that shares the store, and on no other server", async () => {
  const [one, other] = [await open(), await open()];
  const cursor = await one.cursors.encode({ direction: "newer", position: 7 });
  expect(await createCursors(one.store).decode(cursor)).toEqual({ direction: "newer", position: 7 });
  expect(await other.cursors.decode(cursor)).toBeUndefined();
});

test("a store that was down for a moment does not spoil the cursors for good", async () => {
  const { store } = await open();
  let isDown = true;
  const setting: typeof store.setting = async (name, create) => {
    if (isDown) throw new Error("down");
    return await store.setting(name, create);
  };
  const cursors = createCursors({ ...store, setting });
  await expect(cursors.encode({ direction: "older", position: 1 })).rejects.toThrow("down");
  isDown = false;
  expect(await cursors.encode({ direction: "older", position: 1 })).toMatch(/^[\w-]{55}$/);
});
