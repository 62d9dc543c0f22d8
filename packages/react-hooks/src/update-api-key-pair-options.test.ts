import { ApiError, InputError, NotFoundError, ServerError } from "@api-key-pairs/client";
import type { UpdateInput } from "@api-key-pairs/client";
import { MutationObserver, notifyManager, QueryObserver } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";

import {
  apiKeyPairOptions,
  apiKeyPairsKeys,
  apiKeyPairsOptions,
  infiniteApiKeyPairsOptions,
  rolesOptions,
  updateApiKeyPairOptions,
} from "./index.ts";
import type { ApiKeyPairsSource } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { startApi } from "./testing/start-api.ts";

const updateIn = async (cache: QueryClient, source: ApiKeyPairsSource, id: string, changes: UpdateInput) =>
  await new MutationObserver(cache, updateApiKeyPairOptions(source)).mutate({ id, changes });

/** Shows one page, as a component would: each pair as on or off, and those whose update is under way. */
function watchStates(cache: QueryClient, source: ApiKeyPairsSource) {
  const observer = new QueryObserver(cache, apiKeyPairsOptions(source));
  const history: string[] = [];
  // As the hooks of TanStack Query watch: what happens at the same time is seen as one.
  const look = notifyManager.batchCalls(() => {
    const { data } = observer.getCurrentResult();
    if (data === undefined) return;
    const now = data.items.map(({ id, active }) => {
      const isUpdating = data.updating?.ids.includes(id);
      return `${active ? "on" : "off"}${isUpdating ? "..." : ""}`;
    });
    if (now.join(" ") !== history.at(-1)) history.push(now.join(" "));
  });
  onTestFinished(observer.subscribe(look));
  const shows = async (states: string) => await expect.poll(() => history.at(-1)).toBe(states);
  return { history, shows };
}

/** Waits until no answer is on its way any more, and nothing is watched for one. */
async function quiet(cache: QueryClient): Promise<void> {
  await expect.poll(() => [cache.getQueryCache().hasListeners(), cache.isFetching()]).toEqual([false, 0]);
}

test("a pair that is updated is named in all lists, shown as it was, and then everywhere as the API answered", async () => {
  const { source, hold, initialIds, client } = await startApi(3, "2026-08");
  const [id] = initialIds as [string];
  const cache = createCache();
  const [page, list] = [apiKeyPairsOptions(source), infiniteApiKeyPairsOptions(source, { limit: 2 })];
  const one = apiKeyPairOptions(source, id);
  const { history, shows } = watchStates(cache, source);
  await Promise.all([
    shows("on on on"),
    cache.prefetchQuery(page),
    cache.prefetchInfiniteQuery({ ...list, pages: 2 }),
    cache.prefetchQuery(one),
  ]);

  const put = hold("PUT", "before");
  const reading = hold("GET", "before");
  const update = updateIn(cache, source, id, { active: false });
  await put.arrived;
  const mark = { ids: [id] };
  expect(cache.getQueryData(page.queryKey)).toMatchObject({
    updating: mark,
    items: [{ active: true }, {}, {}],
  });
  expect(cache.getQueryData(list.queryKey)).toMatchObject({ pages: [{ updating: mark }, { items: [{}] }] });

  put.release();
  const answered = await update;
  expect(answered).toMatchObject({ id, active: false });
  // Before anything is read again.
  await shows("off on on");
  expect(cache.getQueryData(one.queryKey)).toBe(answered);
  expect(cache.getQueryData(list.queryKey)?.pages[0]?.items[0]).toBe(answered);
  expect(cache.getQueryData(list.queryKey)?.pages[0]).not.toHaveProperty("updating");

  reading.release();
  await quiet(cache);
  expect(cache.getQueryState(page.queryKey)).toMatchObject({ isInvalidated: false });
  expect(await client.get(id)).toMatchObject({ active: false });
  expect(history).toEqual(["on on on", "on... on on", "off on on"]);
});

test("an update that fails leaves the pair as it was, and has the lists fetched anew", async () => {
  const { source, admin, initialIds, requests } = await startApi(2, "2026-08");
  const cache = createCache();
  const { history, shows } = watchStates(cache, source);
  await shows("on on");
  admin.setFaults([{ kind: "status", operation: "update", status: 500, times: 1 }]);
  await expect(updateIn(cache, source, initialIds[0]!, { active: false })).rejects.toBeInstanceOf(
    ServerError,
  );
  await quiet(cache);
  expect(history).toEqual(["on on", "on... on", "on on"]);
  expect(requests("GET")).toHaveLength(2);
});

test("a list from before an update that arrives after it does not bring back what was", async () => {
  const { source, hold, initialIds } = await startApi(3, "2026-08");
  const cache = createCache();
  const { arrived, release } = hold("GET", "after");
  const { history } = watchStates(cache, source);
  await arrived;
  await updateIn(cache, source, initialIds[0]!, { active: false });
  release();
  await quiet(cache);
  expect(history).toEqual(["off on on"]);
});

test("of two updates whose answers come the wrong way round, the later one is shown", async () => {
  const { source, client, hold, initialIds } = await startApi(2, "2026-08");
  const [id] = initialIds as [string];
  const cache = createCache();
  const { history, shows } = watchStates(cache, source);
  await shows("on on");
  const first = hold("PUT", "after");
  const off = updateIn(cache, source, id, { active: false });
  await first.arrived;
  await updateIn(cache, { client }, id, { active: true });
  first.release();
  await off;
  await quiet(cache);
  expect(history).toEqual(["on on", "on... on", "on on"]);
});

test("an update of one that somebody else has deleted fails, and the lists lose it", async () => {
  const { source, client, initialIds } = await startApi(2, "2026-08");
  const cache = createCache();
  const { shows } = watchStates(cache, source);
  await shows("on on");
  await client.delete(initialIds[0]!);
  await expect(updateIn(cache, source, initialIds[0]!, { active: false })).rejects.toBeInstanceOf(
    NotFoundError,
  );
  await shows("on");
});

test("changes that cannot be right are an error before anything is sent", async () => {
  const { source, initialIds, requests } = await startApi(1, "2026-08");
  await expect(updateIn(createCache(), source, initialIds[0]!, {})).rejects.toBeInstanceOf(InputError);
  expect(requests("PUT")).toEqual([]);
});

test("an API of revision 2021-10 can change nothing, and says so", async () => {
  const { source, initialIds } = await startApi();
  const update = updateIn(createCache(), source, initialIds[0]!, { active: false });
  await expect(update).rejects.toBeInstanceOf(ApiError);
});

test("an update is sent once and at once, whatever the defaults of the cache are", async () => {
  const { source, hold, admin, initialIds, requests } = await startApi(2, "2026-08");
  const scope = { id: "all" };
  const mutations = { retry: 3, retryDelay: 0, networkMode: "online", scope } as const;
  const cache = createCache({ defaultOptions: { mutations } });
  const { arrived, release } = hold(`PUT /api-key-pairs/${initialIds[1]}`, "before");
  const other = updateIn(cache, source, initialIds[1]!, { active: false });
  await arrived;
  admin.setFaults([{ kind: "status", operation: "update", status: 500, times: 1 }]);
  await expect(updateIn(cache, source, initialIds[0]!, { active: false })).rejects.toBeInstanceOf(
    ServerError,
  );
  release();
  await other;
  expect(requests("PUT")).toHaveLength(2);
});

test("an update does not have the roles fetched anew", async () => {
  const { source, initialIds, requests } = await startApi(1, "2026-08");
  const cache = createCache();
  const roles = new QueryObserver(cache, rolesOptions(source));
  onTestFinished(roles.subscribe(() => {}));
  await roles.refetch({ cancelRefetch: false });
  await watchStates(cache, source).shows("on");
  await updateIn(cache, source, initialIds[0]!, { display_name: "Checkout" });
  await quiet(cache);
  expect(requests("GET")).toHaveLength(3);
  expect(requests("GET").filter(({ path }) => path === "/roles")).toHaveLength(1);
  expect(cache.getQueryState(apiKeyPairsKeys.roles())).toMatchObject({ isInvalidated: false });
});
