import { expect, test } from "vitest";

import { InputError } from "../errors/input-error.ts";
import { fakeList, type FakeListOptions, type FakePage, settle } from "../testing/fake-list.ts";
import { PagedList } from "./paged-list.ts";

function create(options?: FakeListOptions) {
  const { open, log } = fakeList([["a", "b", "c"], [], ["d", "e"]], options);
  return { list: new PagedList<string, FakePage>(open), log };
}

test.each([
  [1, ["a"], 1],
  [2, ["a", "b"], 1],
  [3, ["a", "b", "c"], 1],
  [4, ["a", "b", "c", "d"], 3],
  [5, ["a", "b", "c", "d", "e"], 3],
  [6, ["a", "b", "c", "d", "e"], 3],
  [Number.MAX_SAFE_INTEGER, ["a", "b", "c", "d", "e"], 3],
])("collecting at most %d items gives %j with %d pages started", async (limit, items, pages) => {
  const { list, log } = create();
  expect(await list.collect({ limit })).toEqual(items);
  await settle();
  expect(log).toMatchObject({ opened: 1, ended: 1, inFlight: 0, cursors: { length: pages } });
});

test("collecting no items fetches nothing", async () => {
  const { list, log } = create();
  expect(await list.collect({ limit: 0 })).toEqual([]);
  expect(log.opened).toBe(0);
});

test("items are collected backwards, the last first", async () => {
  const { list } = create({ start: 2 });
  expect(await list.collect({ limit: 4, direction: "previous" })).toEqual(["e", "d", "c", "b"]);
});

test("every call collects into an array of its own", async () => {
  const { list } = create();
  const one = await list.collect({ limit: 2 });
  expect(await list.collect({ limit: 2 })).toEqual(one);
  expect(await list.collect({ limit: 2 })).not.toBe(one);
});

test("a page that fails before the array is full is the error of the collection", async () => {
  const { list } = create({ failing: new Set([2]) });
  await expect(list.collect({ limit: 4 })).rejects.toThrow("page 2 failed");
  expect(await list.collect({ limit: 3 })).toEqual(["a", "b", "c"]);
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "5", null, undefined])(
  "limit %j is refused before anything is fetched",
  async (limit) => {
    const { list, log } = create();
    const collected = list.collect({ limit: limit as number });
    await expect(collected).rejects.toBeInstanceOf(InputError);
    await expect(collected).rejects.toMatchObject({
      field: "limit",
      message: "limit must be a whole number from 0",
    });
    expect(log.opened).toBe(0);
  },
);

test("a direction that is none is refused", async () => {
  const { list } = create();
  const collected = list.collect({ limit: 1, direction: "back" as "next" });
  await expect(collected).rejects.toMatchObject({ code: "input", field: "direction" });
});
