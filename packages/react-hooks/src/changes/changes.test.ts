import { dehydrate, hydrate, MutationObserver } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";

import { apiKeyPairsOptions, deleteApiKeyPairOptions, infiniteApiKeyPairsOptions } from "../index.ts";
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
  expect(cache.getQueryData(queryKey)).toMatchObject({ deleting: { ids: [initialIds[0]] } });
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

test("a pair that a stored cache has as being deleted is shown, and leaves at once when it is deleted", async () => {
  const { source, hold, initialIds } = await startApi(3);
  const before = createCache();
  await before.prefetchQuery(apiKeyPairsOptions(source, { limit: 10 }));
  const { arrived, release } = hold("DELETE", "before");
  const abandoned = deleteIn(before, source, initialIds[0]!);
  await arrived;
  const stored = JSON.stringify(dehydrate(before));
  release();
  await abandoned.catch(() => {});

  // What is stored comes from another page of the browser, which made marks of its own.
  const reading = hold("GET", "before");
  const cache = createCache();
  hydrate(cache, JSON.parse(stored.replace(/"by":[\d.e-]+/, '"by":0.5')));
  expect(stored).toContain(`"ids":["${initialIds[0]}"]`);
  const page = watchPage(cache, source, 10);
  const shown = page.ids();

  const { arrived: again, release: goOn } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await again;
  expect(page.ids()).toEqual(initialIds.slice(1));
  goOn();
  await expect(deletion).rejects.toMatchObject({ code: "not_found" });
  reading.release();
  await page.freshly(initialIds.slice(1));
  expect([shown, ...page.history]).toEqual([initialIds, initialIds.slice(1)]);
});

test("a mark takes neither an error nor an invalidation from a list, under whatever hash it is kept", async () => {
  const { source, hold, initialIds, admin } = await startApi(3);
  const cache = createCache();
  const options = {
    ...apiKeyPairsOptions(source),
    queryKeyHashFn: (key: unknown) => `mine ${JSON.stringify(key)}`,
  };
  await cache.fetchQuery(options);
  admin.setFaults([{ kind: "status", operation: "list", status: 500, times: 1 }]);
  await expect(cache.fetchQuery(options)).rejects.toMatchObject({ code: "server" });

  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  expect(cache.getQueryCache().getAll()).toHaveLength(1);
  expect(cache.getQueryCache().getAll()[0]!.state).toMatchObject({
    data: { deleting: { ids: [initialIds[0]] } },
    error: { code: "server" },
    status: "error",
    isInvalidated: true,
    dataUpdateCount: 1,
  });
  release();
  await deletion;
});

test("deletions that begin together change a list once, before a timer can show it, and once when all have ended", async () => {
  const { source, initialIds } = await startApi(10);
  const cache = createCache();
  const options = apiKeyPairsOptions(source);
  await cache.prefetchQuery(options);
  const changes: unknown[] = [];
  onTestFinished(
    cache.getQueryCache().subscribe(({ type, query }) => {
      if (type === "updated" && query.state.data !== changes.at(-1)) changes.push(query.state.data);
    }),
  );
  const doomed = initialIds.slice(0, 8);
  const rest = initialIds.slice(8);
  const isTicked = new Promise((resolve) => setTimeout(resolve));
  const deletions = doomed.map(
    async (id) => await new MutationObserver(cache, deleteApiKeyPairOptions(source)).mutate(id),
  );
  await isTicked;
  expect(changes).toMatchObject([{ deleting: { ids: doomed } }]);
  await Promise.all(deletions);
  expect(cache.getQueryData(options.queryKey)?.items.map(({ id }) => id)).toEqual(rest);
  expect(changes).toMatchObject([{ deleting: { ids: doomed } }, { items: { length: rest.length } }]);
});

test("what happens to a list while pairs are deleted does not have its pairs looked through again", async () => {
  const { source, hold, initialIds } = await startApi(3);
  const cache = createCache();
  const { queryKey } = apiKeyPairsOptions(source);
  let looks = 0;
  const watched = await source.client.list();
  for (const item of watched.items) {
    const { id } = item;
    const get = () => {
      looks += 1;
      return id;
    };
    Object.defineProperty(item, "id", { get, enumerable: true });
  }
  cache.setQueryData(queryKey, watched);
  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  looks = 0;
  await cache.invalidateQueries({ queryKey });
  await cache.cancelQueries({ queryKey });
  expect(looks).toBe(0);
  release();
  await deletion;
});
