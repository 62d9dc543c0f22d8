import { InfiniteQueryObserver, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { apiKeyPairsOptions, infiniteApiKeyPairsOptions } from "./index.ts";
import { refreshLists } from "./refresh-lists.ts";
import { createCache } from "./testing/cache.ts";
import { startApi } from "./testing/start-api.ts";

test("a first load that was answered before a change is fetched once more", async () => {
  const { source, client, hold, requests } = await startApi();
  const cache = createCache();
  const { arrived, release } = hold("GET", "after");
  const observer = new QueryObserver(cache, apiKeyPairsOptions(source));
  const shown: (number | undefined)[] = [];
  const isFresh = Promise.withResolvers<void>();
  const stop = observer.subscribe(({ data }) => {
    if (shown.at(-1) !== data?.items.length) shown.push(data?.items.length);
    if (data?.items.length === 2) isFresh.resolve();
  });
  await arrived;
  await client.create();
  const refreshed = refreshLists(cache, undefined);
  release();
  await refreshed;
  await isFresh.promise;
  stop();
  expect(shown).toEqual([1, 2]);
  expect(requests("GET")).toHaveLength(2);
});

test("a loader that waits for a page gets it, whatever changes meanwhile", async () => {
  const { source, hold } = await startApi();
  const cache = createCache();
  const { arrived, release } = hold("GET", "before");
  const loaded = cache.ensureQueryData(apiKeyPairsOptions(source));
  await arrived;
  const refreshed = refreshLists(cache, undefined);
  release();
  await expect(loaded).resolves.toMatchObject({ items: { length: 1 } });
  await refreshed;
  // Nobody shows it: it is fetched when somebody does.
  expect(cache.getQueryState(apiKeyPairsOptions(source).queryKey)).toMatchObject({ isInvalidated: true });
});

test("lists of other scopes are left alone", async () => {
  const { source, requests } = await startApi();
  const cache = createCache();
  const observers = [undefined, "sandbox"].map(
    (scope) => new QueryObserver(cache, apiKeyPairsOptions({ ...source, scope })),
  );
  const stops = observers.map((observer) => observer.subscribe(() => {}));
  await Promise.all(observers.map((observer) => observer.refetch({ cancelRefetch: false })));
  await refreshLists(cache, "sandbox");
  await observers[1]!.refetch({ cancelRefetch: false });
  stops.forEach((stop) => stop());
  expect(requests("GET")).toHaveLength(3);
});

test("a list that is asked for one more page gets it, and is then fetched anew", async () => {
  const { source, client, hold, initialIds } = await startApi(4);
  const cache = createCache();
  const observer = new InfiniteQueryObserver(cache, infiniteApiKeyPairsOptions(source, { limit: 2 }));
  const ids = () => observer.getCurrentResult().data?.pages.flatMap(({ items }) => items.map(({ id }) => id));
  const created = Promise.withResolvers<string>();
  const isFresh = Promise.withResolvers<void>();
  const stop = observer.subscribe(async () => ids()?.[0] === (await created.promise) && isFresh.resolve());
  await observer.refetch({ cancelRefetch: false });

  const { arrived, release } = hold("GET", "before");
  const grown = observer.fetchNextPage();
  await arrived;
  const { id } = await client.create();
  const refreshed = refreshLists(cache, undefined);
  release();
  const { data } = await grown;
  expect(data!.pages.flatMap(({ items }) => items.map((item) => item.id))).toEqual(initialIds);
  created.resolve(id);
  await Promise.all([refreshed, isFresh.promise]);
  stop();
  expect(ids()).toEqual([id, ...initialIds.slice(0, 3)]);
});
