import { PaginationError } from "@api-key-pairs/client";
import { dehydrate, hydrate, InfiniteQueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { infiniteApiKeyPairsOptions } from "./index.ts";
import type { ApiKeyPairsSource } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { page, startHostileApi } from "./testing/hostile-api.ts";
import { startApi } from "./testing/start-api.ts";

function observe(
  source: ApiKeyPairsSource,
  { cursor, maxPages }: { cursor?: string; maxPages?: number } = {},
) {
  const cache = createCache();
  const options = {
    ...infiniteApiKeyPairsOptions(source, { limit: 2, ...(cursor !== undefined && { cursor }) }),
    ...(maxPages !== undefined && { maxPages }),
  };
  const observer = new InfiniteQueryObserver(cache, options);
  return { cache, options, observer };
}

const idsOf = (data: { pages: readonly { items: readonly { id: string }[] }[] } | undefined) =>
  data?.pages.map(({ items }) => items.map(({ id }) => id));

test("the list grows in both directions from where it starts", async () => {
  const { source, client, initialIds } = await startApi(6);
  const { next_cursor: cursor } = await client.list({ limit: 2 });
  const { observer } = observe(source, { cursor: cursor! });
  await observer.refetch();
  const next = await observer.fetchNextPage();
  expect(next).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const all = await observer.fetchPreviousPage();
  expect(all).toMatchObject({ hasNextPage: false, hasPreviousPage: false, error: null });
  expect(idsOf(all.data)).toEqual([initialIds.slice(0, 2), initialIds.slice(2, 4), initialIds.slice(4)]);
});

test("with maxPages, any walk to and fro goes on where the pages end", async () => {
  const { source, initialIds } = await startApi(9);
  const { observer } = observe(source, { maxPages: 2 });
  let { data } = await observer.refetch();
  // On to the end, back to the start, and a few turns on the way.
  for (const way of "nnnnppppnnpnnppp") {
    const result = await (way === "n" ? observer.fetchNextPage() : observer.fetchPreviousPage());
    expect(result.error).toBeNull();
    ({ data } = result);
    const ids = idsOf(data)!.flat();
    const from = initialIds.indexOf(ids[0]!);
    expect(ids).toEqual(initialIds.slice(from, from + ids.length));
  }
  expect(idsOf(data)!.flat()).toEqual(initialIds.slice(0, 4));
});

test.each([null, undefined])("a cursor that is %s is the end, an empty page is not", async (end) => {
  const pages: Record<string, object> = {
    start: page([], "a", "z"),
    a: page([], "b", "start"),
    b: page(["last"], end, "a"),
    z: page([], "start", end),
  };
  const { source } = await startHostileApi((cursor) => pages[cursor ?? "start"]);
  const { observer } = observe(source);
  await observer.refetch();
  await observer.fetchPreviousPage();
  await observer.fetchNextPage();
  const { data, hasNextPage, hasPreviousPage } = await observer.fetchNextPage();
  expect(idsOf(data)).toEqual([[], [], [], ["last"]]);
  expect({ hasNextPage, hasPreviousPage }).toEqual({ hasNextPage: false, hasPreviousPage: false });
});

test("a list that was dehydrated as JSON goes on where it was, and is fetched anew from its start", async () => {
  const { source, initialIds } = await startApi(5);
  const { cache, options } = observe(source);
  await cache.fetchInfiniteQuery({ ...options, pages: 2 });
  const browser = createCache();
  hydrate(browser, JSON.parse(JSON.stringify(dehydrate(cache))));
  expect(browser.getQueryData(options.queryKey)).toStrictEqual(cache.getQueryData(options.queryKey));
  const observer = new InfiniteQueryObserver(browser, options);
  await observer.fetchNextPage();
  const { data, error } = await observer.refetch();
  expect(error).toBeNull();
  expect(idsOf(data)!.flat()).toEqual(initialIds);
});

const circle: Record<string, object> = {
  start: page(["1"], "a", "c"),
  a: page(["2"], "b", "c"),
  b: page(["3"], "c", "a"),
  c: page(["4"], "a", "b"),
};

test.each([
  ["forwards", undefined, "n", 4],
  ["backwards", undefined, "p", 4],
  ["forwards with maxPages", 2, "n", 4],
  ["backwards with maxPages", 2, "p", 4],
  ["forwards with one page", 1, "n", 4],
])(
  "cursors in a circle end the walk %s with an error, and all pages stay",
  async (_, maxPages, way, pages) => {
    const { source, cursors } = await startHostileApi((cursor) => circle[cursor ?? "start"]);
    const { observer } = observe(source, maxPages === undefined ? {} : { maxPages });
    await observer.refetch();
    const step = async () => await (way === "n" ? observer.fetchNextPage() : observer.fetchPreviousPage());
    let result = await step();
    for (let steps = 0; result.error === null && steps < 20; steps += 1) result = await step();
    expect(result.error).toBeInstanceOf(PaginationError);
    expect(result.error).toMatchObject({ pages });
    expect(result.data!.pages).toHaveLength(maxPages ?? pages);
    // Who goes on as long as there is a page stops, and asking again changes nothing and sends nothing.
    const hasMore = ({ hasNextPage, hasPreviousPage }: typeof result) =>
      way === "n" ? hasNextPage : hasPreviousPage;
    expect(hasMore(result)).toBe(false);
    expect(await step()).toMatchObject({ data: result.data });
    expect(cursors).toHaveLength(pages);
    // The API may have come to its senses when the list is fetched anew.
    await observer.refetch();
    expect(hasMore(observer.getCurrentResult())).toBe(true);
    expect((await step()).error).toBeInstanceOf(PaginationError);
  },
);

test("a page that leads to itself is an error", async () => {
  const { source, cursors } = await startHostileApi(() => page(["1"], "a", "a"));
  const { observer } = observe(source, { cursor: "a" });
  await observer.refetch();
  expect((await observer.fetchNextPage()).error).toBeInstanceOf(PaginationError);
  expect((await observer.fetchPreviousPage()).error).toBeInstanceOf(PaginationError);
  expect(cursors).toEqual(["a"]);
});

test("a page that failed may be asked for again", async () => {
  let isDown = false;
  const { source } = await startHostileApi((cursor, response) => {
    if (isDown) return void response.writeHead(500).end();
    return cursor === null ? page(["1"], "a") : page(["2"]);
  });
  const { observer } = observe(source, { maxPages: 2 });
  await observer.refetch();
  isDown = true;
  expect((await observer.fetchNextPage()).error).toMatchObject({ code: "server" });
  expect((await observer.fetchNextPage()).error).toMatchObject({ code: "server" });
  isDown = false;
  const { data, error } = await observer.fetchNextPage();
  expect(error).toBeNull();
  expect(idsOf(data)).toEqual([["1"], ["2"]]);
});

test("a retry that the caller asks for fetches the same page again", async () => {
  const { source, cursors } = await startHostileApi((cursor, response) =>
    cursors.length === 2 || cursors.length === 4
      ? void response.writeHead(500).end()
      : page([cursor ?? "start"], cursor === null ? "a" : null),
  );
  const cache = createCache();
  const options = { ...infiniteApiKeyPairsOptions(source), retry: 1, retryDelay: 0 };
  const observer = new InfiniteQueryObserver(cache, options);
  await observer.refetch();
  expect((await observer.fetchNextPage()).error).toBeNull();
  expect((await observer.refetch()).error).toBeNull();
  expect(cursors).toEqual([null, "a", "a", null, null, "a"]);
});

test("a refetch that comes by a cursor twice is an error, and the list stays as it was", async () => {
  let next: Record<string, string | null> = { start: "a", a: "b", b: null };
  const { source } = await startHostileApi((cursor) => page([cursor ?? "start"], next[cursor ?? "start"]));
  const { cache, options, observer } = observe(source);
  await cache.fetchInfiniteQuery({ ...options, pages: 3 });
  next = { start: "a", a: "a" };
  const { data, error } = await observer.refetch();
  expect(error).toBeInstanceOf(PaginationError);
  expect(idsOf(data)).toEqual([["start"], ["a"], ["b"]]);
});

test("a list that was put back to an earlier state is walked anew", async () => {
  const { source } = await startHostileApi((cursor) => {
    const at = Number(cursor ?? 0);
    return page([`${at}`], `${at + 1}`);
  });
  const { cache, options, observer } = observe(source, { maxPages: 1 });
  const { data: first } = await observer.refetch();
  await observer.fetchNextPage();
  await observer.fetchNextPage();
  cache.setQueryData(options.queryKey, first);
  const { data, error } = await observer.fetchNextPage();
  expect(error).toBeNull();
  expect(idsOf(data)).toEqual([["1"]]);
});
