import { NotFoundError, ServerError } from "@api-key-pairs/client";
import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";

import { apiKeyPairsOptions, deleteApiKeyPairOptions, infiniteApiKeyPairsOptions } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { startApi } from "./testing/start-api.ts";
import { comebacks, deleteIn, watchInfinite, watchPage } from "./testing/watch-lists.ts";

test("a pair leaves all cached lists at once, and stays away", async () => {
  const { source, hold, initialIds, ids } = await startApi(6);
  const cache = createCache();
  const [page, small] = [watchPage(cache, source, 5), watchPage(cache, source, 2)];
  await cache.fetchInfiniteQuery({ ...infiniteApiKeyPairsOptions(source, { limit: 2 }), pages: 3 });
  const list = watchInfinite(cache, source, 2);
  await Promise.all([
    page.freshly(initialIds.slice(0, 5)),
    small.freshly(initialIds.slice(0, 2)),
    list.freshly(initialIds),
  ]);

  const { arrived, release } = hold("DELETE", "before");
  const [gone] = initialIds;
  const left = initialIds.slice(1);
  const deletion = deleteIn(cache, source, gone!);
  await arrived;
  expect([page.ids(), small.ids(), list.ids()]).toEqual([left.slice(0, 4), left.slice(0, 1), left]);
  release();
  await deletion;
  expect([page.ids(), small.ids(), list.ids()]).toEqual([left.slice(0, 4), left.slice(0, 1), left]);

  await Promise.all([page.freshly(left), small.freshly(left.slice(0, 2)), list.freshly(left)]);
  expect(await ids()).toEqual(left);
  expect([page, small, list].flatMap(comebacks)).toEqual([]);
});

test("of several deletions at once, the one that fails puts back its own pair in its place", async () => {
  const { source, hold, initialIds, admin, requests } = await startApi(6);
  const [a, b, c, ...rest] = initialIds as [string, string, string, ...string[]];
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  const list = watchInfinite(cache, source, 10);
  await Promise.all([page.freshly(initialIds), list.freshly(initialIds)]);

  const holds = [a, b, c].map((id) => hold(`DELETE /api-key-pairs/${id}`, "before"));
  const deletions = [a, b, c].map((id) => deleteIn(cache, source, id));
  await Promise.all(holds.map(({ arrived }) => arrived));
  expect([page.ids(), list.ids()]).toEqual([rest, rest]);
  const fetches = requests("GET").length;

  holds[0]!.release();
  await deletions[0];
  admin.setFaults([{ kind: "status", operation: "delete", status: 500, times: 1 }]);
  holds[1]!.release();
  await expect(deletions[1]).rejects.toBeInstanceOf(ServerError);
  expect([page.ids(), list.ids()]).toEqual([
    [b, ...rest],
    [b, ...rest],
  ]);
  // The truth is not asked for while an answer could still be out of date.
  expect(requests("GET")).toHaveLength(fetches);

  holds[2]!.release();
  await deletions[2];
  await Promise.all([page.freshly([b, ...rest]), list.freshly([b, ...rest])]);
  expect([comebacks(page), comebacks(list)]).toEqual([[b], [b]]);
  expect(requests("GET")).toHaveLength(fetches + 2);
});

test("a pair that is not there any more leaves the lists, and the deletion fails all the same", async () => {
  const { source, client, initialIds } = await startApi(3);
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  await page.freshly(initialIds);
  await client.delete(initialIds[0]!);
  await expect(deleteIn(cache, source, initialIds[0]!)).rejects.toBeInstanceOf(NotFoundError);
  expect(page.ids()).toEqual(initialIds.slice(1));
  await page.freshly(initialIds.slice(1));
});

test("a pair that the API took for gone is back with the truth, and stays", async () => {
  const { source, hold, initialIds, admin } = await startApi(3);
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  await page.freshly(initialIds);
  admin.setFaults([{ kind: "status", operation: "delete", status: 404, times: 1 }]);
  await expect(deleteIn(cache, source, initialIds[0]!)).rejects.toBeInstanceOf(NotFoundError);
  await page.freshly(initialIds);
  // Nothing is left to watch for.
  await expect.poll(() => cache.getQueryCache().hasListeners()).toBe(false);

  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[1]!);
  await arrived;
  expect(page.ids()).toEqual([initialIds[0], initialIds[2]]);
  release();
  await deletion;
});

test("a pair that is deleted twice at once is back only when both have failed", async () => {
  const { source, hold, initialIds, admin } = await startApi(3);
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  await page.freshly(initialIds);
  admin.setFaults([{ kind: "status", operation: "delete", status: 500, times: 1 }]);
  const first = deleteIn(cache, source, initialIds[0]!);
  const { arrived, release } = hold("DELETE", "after");
  const second = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  release();
  const outcomes = await Promise.allSettled([first, second]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await page.freshly(initialIds.slice(1));
  expect(page.history).toEqual([initialIds, initialIds.slice(1)]);
});

test("marks neither make a list fresher nor appear in its data", async () => {
  const { source, hold, initialIds } = await startApi(3);
  const cache = createCache();
  const options = { ...apiKeyPairsOptions(source), staleTime: Infinity };
  const observer = new QueryObserver(cache, options);
  onTestFinished(observer.subscribe(() => {}));
  const { data } = await observer.refetch({ cancelRefetch: false });
  cache.setQueryData(options.queryKey, data, { updatedAt: 1 });
  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  expect(cache.getQueryState(options.queryKey)).toMatchObject({
    dataUpdatedAt: 1,
    data: { items: { length: 3 }, deleting: { ids: [initialIds[0]] } },
  });
  expect(observer.getCurrentResult().data).not.toHaveProperty("deleting");
  release();
  await deletion;
});

test("deletions of one scope leave the lists of others alone", async () => {
  const { source, hold, initialIds, requests } = await startApi(3);
  const cache = createCache();
  const page = watchPage(cache, { ...source, scope: "other" }, 10);
  await page.freshly(initialIds);
  const { arrived, release } = hold("DELETE", "before");
  const deletion = deleteIn(cache, source, initialIds[0]!);
  await arrived;
  release();
  await deletion;
  expect(page.ids()).toEqual(initialIds);
  expect(requests("GET")).toHaveLength(1);
});

test("a deletion is sent once and at once, whatever the defaults of the cache are", async () => {
  const { source, hold, admin, initialIds, requests } = await startApi(3);
  const scope = { id: "all" };
  const mutations = { retry: 3, retryDelay: 0, networkMode: "online", scope } as const;
  const cache = createCache({ defaultOptions: { mutations } });
  const { arrived, release } = hold(`DELETE /api-key-pairs/${initialIds[1]}`, "before");
  const other = deleteIn(cache, source, initialIds[1]!);
  await arrived;
  admin.setFaults([{ kind: "status", operation: "delete", status: 500, times: 1 }]);
  await expect(deleteIn(cache, source, initialIds[0]!)).rejects.toBeInstanceOf(ServerError);
  release();
  await other;
  expect(requests("DELETE")).toHaveLength(2);
});

test("callbacks that are added to the options replace none of ours", async () => {
  const { source, initialIds } = await startApi(3);
  const cache = createCache();
  const page = watchPage(cache, source, 10);
  await page.freshly(initialIds);
  const calls: string[] = [];
  const deletion = new MutationObserver(cache, {
    ...deleteApiKeyPairOptions(source),
    onMutate: () => void calls.push("mutate"),
    onSuccess: () => void calls.push("success"),
    onSettled: () => void calls.push("settled"),
  });
  await deletion.mutate(initialIds[0]!);
  expect(calls).toEqual(["mutate", "success", "settled"]);
  await page.freshly(initialIds.slice(1));
});
