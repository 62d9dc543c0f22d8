import { expect, expectTypeOf, test } from "vitest";

import { InputError } from "../errors/input-error.ts";
import { drain, fakeList, type FakeListOptions, type FakePage, settle } from "../testing/fake-list.ts";
import { PagedList } from "./paged-list.ts";

function create(options?: FakeListOptions) {
  const { open, log } = fakeList([["a", "b"], [], ["c", "d"], ["e"]], options);
  return { list: new PagedList<string, FakePage>(open), log };
}

const failing = () =>
  new PagedList<string, FakePage>(() => {
    throw new InputError("limit", "must be so");
  });

test("nothing is fetched before the list is awaited or iterated over", async () => {
  const { list, log } = create();
  list.items();
  list.pages();
  list[Symbol.asyncIterator]();
  await settle();
  expect(log.opened).toBe(0);
});

test("awaiting a list gives the page that it starts from, and fetches no other", async () => {
  const { list, log } = create({ start: 2 });
  const page = await list;
  await settle();
  expect(page).toEqual({ items: ["c", "d"], next_cursor: "next-3", previous_cursor: "previous-1" });
  expect(log).toEqual({ opened: 1, ended: 1, inFlight: 0, cursors: ["start-2"] });
  expectTypeOf(page).toEqualTypeOf<FakePage>();
});

test("awaiting a list again, also at the same time, gives the same page without another fetch", async () => {
  const { list, log } = create();
  const [one, other] = await Promise.all([list, list]);
  expect(one).toBe(other);
  expect(await list).toBe(one);
  expect(log.cursors).toEqual([undefined]);
});

test("a failed await is not kept: the next one tries again", async () => {
  const failingPages = new Set([0]);
  const { list, log } = create({ failing: failingPages });
  const both = await Promise.allSettled([list, list]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(log).toMatchObject({ opened: 1, ended: 1 });

  await expect(list).rejects.toThrow("page 0 failed");
  failingPages.clear();
  expect((await list).items).toEqual(["a", "b"]);
  expect(log).toMatchObject({ opened: 3, ended: 3 });
});

test("then, catch and finally are those of a promise", async () => {
  const { list } = create();
  expect(await list.then(({ items }) => items.length)).toBe(2);
  expect(await list.then(null, () => "failed")).toMatchObject({ items: ["a", "b"] });
  expect(await list.catch(() => "failed")).toMatchObject({ items: ["a", "b"] });
  let calls = 0;
  expect(await list.finally(() => (calls += 1))).toMatchObject({ items: ["a", "b"] });

  expect(
    await failing().then(
      () => "fine",
      () => "failed",
    ),
  ).toBe("failed");
  expect(await failing().catch((error) => error)).toBeInstanceOf(InputError);
  await expect(failing().finally(() => (calls += 1))).rejects.toBeInstanceOf(InputError);
  expect(calls).toBe(2);
});

test("iterating over a list gives every item, page after page", async () => {
  const { list, log } = create();
  expect((await drain(list)).yielded).toEqual(["a", "b", "c", "d", "e"]);
  expect((await drain(list.items())).yielded).toEqual(["a", "b", "c", "d", "e"]);
  expect(log).toMatchObject({ opened: 2, ended: 2 });
  expectTypeOf(list[Symbol.asyncIterator]()).toExtend<AsyncIterator<string>>();
});

test("iterating backwards gives the items in exactly the reversed order", async () => {
  const { list } = create({ start: 3 });
  expect((await drain(list.items({ direction: "previous" }))).yielded).toEqual(["e", "d", "c", "b", "a"]);
});

test("iterating backwards does not change the pages", async () => {
  const { list } = create({ start: 2 });
  const page = await list;
  await drain(list.items({ direction: "previous" }));
  expect(page.items).toEqual(["c", "d"]);
});

test("pages come in the direction that is asked for, with their items as the API has them", async () => {
  const { list } = create({ start: 2 });
  const itemsOf = async (direction: "next" | "previous" | undefined) =>
    (await drain(list.pages({ direction }))).yielded.map(({ items }) => items);
  expect(await itemsOf(undefined)).toEqual([["c", "d"], ["e"]]);
  expect(await itemsOf("next")).toEqual([["c", "d"], ["e"]]);
  expect(await itemsOf("previous")).toEqual([["c", "d"], [], ["a", "b"]]);
});

test("each iteration walks anew, and neither gives nor takes the page that was awaited", async () => {
  const { list, log } = create();
  await list;
  await drain(list);
  await drain(list);
  await list;
  const walk = [undefined, "next-1", "next-2", "next-3"];
  expect(log).toMatchObject({ opened: 3, ended: 3, cursors: [undefined, ...walk, ...walk] });
});

test("leaving the loop within a page ends the walk once", async () => {
  const { list, log } = create();
  for await (const item of list) if (item === "a") break;
  await settle();
  expect(log).toEqual({ opened: 1, ended: 1, inFlight: 0, cursors: [undefined, "next-1"] });
});

test("a page that fails is an error after all items before it", async () => {
  const { list, log } = create({ failing: new Set([2]) });
  const { yielded, error } = await drain(list);
  expect(yielded).toEqual(["a", "b"]);
  expect(error).toMatchObject({ message: "page 2 failed" });
  expect(log.ended).toBe(1);
});

test("an open that throws is the error of the await and of every iteration", async () => {
  await expect(failing()).rejects.toBeInstanceOf(InputError);
  await expect(failing().collect({ limit: 1 })).rejects.toBeInstanceOf(InputError);
  for (const walk of [failing(), failing().items(), failing().pages()] as AsyncIterable<unknown>[]) {
    expect((await drain(walk)).error).toBeInstanceOf(InputError);
  }
});

test.each(["items", "pages"] as const)("a direction that is none is the error of %s", async (method) => {
  const { list, log } = create();
  const walk: AsyncIterable<unknown> = list[method]({ direction: "back" as "next" });
  expect((await drain(walk)).error).toMatchObject({ code: "input", field: "direction" });
  expect(log.opened).toBe(0);
});
