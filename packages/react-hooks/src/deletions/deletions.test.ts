import { dehydrate, hydrate } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { apiKeyPairsOptions, infiniteApiKeyPairsOptions } from "../index.ts";
import { createCache } from "../testing/cache.ts";
import { startApi } from "../testing/start-api.ts";
import { comebacks, deleteIn, watchInfinite, watchPage } from "../testing/watch-lists.ts";

test("a list that arrives while a pair is being deleted does not show it, and keeps its place", async () => {
  const { source, hold, initialIds, admin } = await startApi(4);
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  await cache.fetchInfiniteQuery({ ...infiniteApiKeyPairsOptions(source, { limit: 2 }), pages: 2 });
  const list = watchInfinite(cache, source, 2);
  await Promise.all([page.freshly(initialIds), list.freshly(initialIds)]);

  const { arrived, release } = hold("DELETE", "before");
  const [first, hidden, ...rest] = initialIds as [string, string, ...string[]];
  const deletion = deleteIn(cache, source, hidden);
  await arrived;
  await cache.refetchQueries();
  const late = watchPage(cache, source, 3);
  await late.freshly([first, rest[0]!]);
  expect([page.ids(), list.ids()]).toEqual([
    [first, ...rest],
    [first, ...rest],
  ]);

  admin.setFaults([{ kind: "drop", operation: "delete", times: 1 }]);
  release();
  await expect(deletion).rejects.toMatchObject({ code: "connection" });
  expect([page.ids(), list.ids(), late.ids()]).toEqual([initialIds, initialIds, initialIds.slice(0, 3)]);
  await Promise.all([
    page.freshly(initialIds),
    list.freshly(initialIds),
    late.freshly(initialIds.slice(0, 3)),
  ]);
  expect([comebacks(page), comebacks(list), late.history]).toEqual([
    [hidden],
    [hidden],
    [[first, rest[0]], initialIds.slice(0, 3)],
  ]);
});

test("a refetch that was under way when the deletion began does not bring the pair back", async () => {
  const { source, hold, initialIds } = await startApi(4);
  const cache = createCache();
  await cache.fetchInfiniteQuery({ ...infiniteApiKeyPairsOptions(source, { limit: 2 }), pages: 2 });
  const list = watchInfinite(cache, source, 2);
  await list.freshly(initialIds);

  // Its first page is there already, with the pair.
  const second = hold("GET /api-key-pairs?limit=2&cursor", "before");
  const refetched = cache.refetchQueries();
  await second.arrived;
  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  second.release();
  await refetched;
  expect(list.ids()).toEqual(initialIds.slice(1));
  release();
  await deletion;
  await list.freshly(initialIds.slice(1));
  expect(list.history).toEqual([initialIds, initialIds.slice(1)]);
});

test("an answer that was given before the deletion and arrives after it does not bring the pair back", async () => {
  const { source, hold, initialIds } = await startApi(3);
  const cache = createCache();
  const { arrived, release } = hold("GET", "after");
  const page = watchPage(cache, source, 10);
  await arrived;
  await deleteIn(cache, source, initialIds[0]!);
  release();
  await page.freshly(initialIds.slice(1));
  expect(page.history).toEqual([initialIds.slice(1)]);
});

test("a list that is hydrated while a pair is being deleted does not show it", async () => {
  const { source, hold, initialIds } = await startApi(3);
  const onServer = createCache();
  await onServer.prefetchQuery(apiKeyPairsOptions(source, { limit: 10 }));
  const cache = createCache();
  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  hydrate(cache, dehydrate(onServer));
  const { queryKey } = apiKeyPairsOptions(source, { limit: 10 });
  expect(cache.getQueryData(queryKey)).toMatchObject({ deleting: [initialIds[0]] });
  const page = watchPage(cache, source, 10);
  expect(page.ids()).toEqual(initialIds.slice(1));
  release();
  await deletion;
  await page.freshly(initialIds.slice(1));
});

test("a deletion that begins while the truth about another is fetched is shown in what arrives later", async () => {
  const { source, hold, initialIds } = await startApi(4);
  const [a, b, ...rest] = initialIds as [string, string, ...string[]];
  const cache = createCache();
  const load = hold("GET", "after");
  const loaded = cache.prefetchQuery(apiKeyPairsOptions(source));
  await load.arrived;
  await deleteIn(cache, source, a);
  const { arrived, release } = hold(`DELETE /api-key-pairs/${b}`, "before");
  const deletion = deleteIn(cache, source, b);
  await arrived;
  load.release();
  await loaded;
  const late = watchPage(cache, source, 10);
  await late.freshly(rest);
  release();
  await deletion;
  await late.freshly(rest);
  expect(late.history).toEqual([rest]);
});

test("a list that is given up and falls back does not bring the pair back", async () => {
  const { source, hold, initialIds } = await startApi(3);
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  await page.freshly(initialIds);
  const refetch = hold("GET", "before");
  void cache.refetchQueries();
  await refetch.arrived;
  const deletion = hold("DELETE", "before");
  const deleted = deleteIn(cache, source, initialIds[0]!);
  await deletion.arrived;
  await cache.cancelQueries();
  expect(page.ids()).toEqual(initialIds.slice(1));
  deletion.release();
  refetch.release();
  await deleted;
  await page.freshly(initialIds.slice(1));
  expect(page.history).toEqual([initialIds, initialIds.slice(1)]);
});
