import { expect, onTestFinished, test, vi } from "vitest";

import { InputError } from "../errors/input-error.ts";
import { PaginationError } from "../errors/pagination-error.ts";
import { drain, fakeList, settle } from "../testing/fake-list.ts";
import { walkPages } from "./walk-pages.ts";

const three = [["a", "b"], ["c", "d"], ["e"]];
const itemsOf = (pages: readonly { items: readonly string[] }[]) => pages.map(({ items }) => items);

test("a walk goes from page to page until there is no next cursor", async () => {
  const { open, log } = fakeList(three);
  const { yielded, error } = await drain(walkPages(open));
  expect(error).toBeUndefined();
  expect(itemsOf(yielded)).toEqual(three);
  expect(log).toEqual({ opened: 1, ended: 1, inFlight: 0, cursors: [undefined, "next-1", "next-2"] });
});

test("a walk backwards goes by the previous cursor, and leaves the items of a page in their order", async () => {
  const { open, log } = fakeList(three, { start: 2 });
  const { yielded } = await drain(walkPages(open, { direction: "previous" }));
  expect(itemsOf(yielded)).toEqual([["e"], ["c", "d"], ["a", "b"]]);
  expect(log.cursors).toEqual(["start-2", "previous-1", "previous-0"]);
});

test("a walk starts where it is told to", async () => {
  const { open } = fakeList(three, { start: 1 });
  expect(itemsOf((await drain(walkPages(open, { direction: "next" }))).yielded)).toEqual([["c", "d"], ["e"]]);
});

test.each([
  ["null", null],
  ["absent", undefined],
])("a cursor that is %s is the end", async (_, end) => {
  const { open } = fakeList(three, { end });
  expect(await drain(walkPages(open))).toMatchObject({ yielded: { length: 3 }, error: undefined });
  const backwards = await drain(walkPages(open, { direction: "previous" }));
  expect(backwards).toMatchObject({ yielded: { length: 1 }, error: undefined });
});

test("an empty page is not the end of a walk", async () => {
  const pages = [[], ["a"], [], [], ["b"], []];
  expect(itemsOf((await drain(walkPages(fakeList(pages).open))).yielded)).toEqual(pages);
});

test("nothing is opened or fetched before the first step", async () => {
  const { open, log } = fakeList(three);
  const walk = walkPages(open);
  await settle();
  expect(log.opened).toBe(0);
  await walk.return();
  expect(log).toMatchObject({ opened: 0, ended: 0, cursors: [] });
});

test("one page is fetched ahead while the caller works, and never more", async () => {
  const { open, log } = fakeList(Array.from({ length: 10 }, (_, index) => [String(index)]));
  const walk = walkPages(open);
  for (let yielded = 1; yielded <= 10; yielded += 1) {
    await walk.next();
    expect(log.inFlight).toBe(yielded < 10 ? 1 : 0); // the page ahead is under way by now
    await settle();
    expect(log.cursors).toHaveLength(Math.min(yielded + 1, 10));
    expect(log.inFlight).toBe(0);
  }
});

test("steps that are asked for all at once are taken one after the other", async () => {
  const { open, log } = fakeList(three);
  let most = 0;
  const walk = walkPages(() => {
    const inner = open();
    return {
      ...inner,
      async fetch(cursor) {
        const page = inner.fetch(cursor);
        most = Math.max(most, log.inFlight);
        return await page;
      },
    };
  });
  const steps = await Promise.all([walk.next(), walk.next(), walk.next(), walk.next()]);
  expect(steps.map(({ value }) => value?.items)).toEqual([...three, undefined]);
  expect(most).toBe(1);
});

test("leaving the loop ends the walk once, while the page ahead is still under way", async () => {
  const { open, log } = fakeList(three);
  for await (const page of walkPages(open)) {
    expect(page.items).toEqual(["a", "b"]);
    break;
  }
  expect(log).toMatchObject({ ended: 1, inFlight: 1 });
  await settle();
  expect(log).toEqual({ opened: 1, ended: 1, inFlight: 0, cursors: [undefined, "next-1"] });
});

test("an error that the caller throws in the loop ends the walk once and reaches the caller", async () => {
  const { open, log } = fakeList(three);
  const loop = async () => {
    for await (const _ of walkPages(open)) throw new Error("of the caller");
  };
  await expect(loop()).rejects.toThrow("of the caller");
  expect(log.ended).toBe(1);
});

test("a page ahead that fails is told to nobody until it is asked for", async () => {
  const unhandled = vi.fn<(reason: unknown) => void>();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const { open, log } = fakeList(three, { failing: new Set([1]) });

  const walk = walkPages(open);
  expect((await walk.next()).value?.items).toEqual(["a", "b"]);
  await settle();
  expect(log).toMatchObject({ inFlight: 0, ended: 0, cursors: [undefined, "next-1"] });
  await expect(walk.next()).rejects.toThrow("page 1 failed");
  expect(await walk.next()).toEqual({ done: true, value: undefined });
  expect(log.ended).toBe(1);

  for await (const _ of walkPages(open)) break;
  await settle();
  expect(unhandled).not.toHaveBeenCalled();
});

test("a first page that fails ends the walk with its error", async () => {
  const { open, log } = fakeList(three, { failing: new Set([0]) });
  const { yielded, error } = await drain(walkPages(open));
  expect(yielded).toEqual([]);
  expect(error).toMatchObject({ message: "page 0 failed" });
  expect(log.ended).toBe(1);
});

test("an open that throws is the error of the first step", async () => {
  const { error } = await drain(
    walkPages(() => {
      throw new InputError("limit", "must be so");
    }),
  );
  expect(error).toBeInstanceOf(InputError);
});

test.each(["next", "previous"] as const)(
  "a cursor that repeats after 1, 2 or n pages ends a walk by %s",
  async (direction) => {
    for (const period of [1, 2, 3, 10]) {
      const { open, log } = fakeList([]);
      const walk = walkPages(
        () => ({
          ...open(),
          fetch: async (cursor) => {
            log.cursors.push(cursor);
            const index = cursor === undefined ? -1 : Number(cursor);
            return { items: [index], [`${direction}_cursor`]: String((index + 1) % period) };
          },
        }),
        { direction },
      );
      const { yielded, error } = await drain(walk);
      // The page that carries the cursor is good; that which it leads to has been yielded before.
      expect(yielded.map(({ items }) => items[0])).toEqual(
        Array.from({ length: period + 1 }, (_, index) => index - 1),
      );
      expect(error).toBeInstanceOf(PaginationError);
      expect(error).toMatchObject({ code: "pagination", pages: period + 1 });
      expect(log).toMatchObject({ ended: 1, cursors: { length: period + 1 } });
    }
  },
);

test("a cursor that leads back to where the walk started is a repeated one", async () => {
  const { open } = fakeList([]);
  const { yielded, error } = await drain(
    walkPages(() => ({ ...open(), start: "x", fetch: async () => ({ items: [1], next_cursor: "x" }) })),
  );
  expect(yielded).toHaveLength(1);
  expect(error).toMatchObject({ code: "pagination", pages: 1 });
});

test.each(["backwards", "", null, 1])(
  "direction %j is refused before anything is opened",
  async (direction) => {
    const { open, log } = fakeList(three);
    const { error } = await drain(walkPages(open, { direction: direction as "next" }));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ field: "direction", message: 'direction must be "next" or "previous"' });
    expect(log.opened).toBe(0);
  },
);
