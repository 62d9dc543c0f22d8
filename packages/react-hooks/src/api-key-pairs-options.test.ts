import { once } from "node:events";
import type { ServerResponse } from "node:http";

import { InputError, ServerError } from "@api-key-pairs/client";
import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { apiKeyPairsKeys, apiKeyPairsOptions } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { page, startHostileApi } from "./testing/hostile-api.ts";
import { startApi } from "./testing/start-api.ts";

test("a page is prefetched, and then given from the cache", async () => {
  const { source, initialIds, requests } = await startApi(3);
  const cache = createCache();
  const options = apiKeyPairsOptions(source, { limit: 2 });
  await cache.prefetchQuery(options);
  const data = await cache.ensureQueryData(options);
  expect(data.items.map(({ id }) => id)).toEqual(initialIds.slice(0, 2));
  expect(cache.getQueryData(apiKeyPairsKeys.page({ limit: 2 }))).toBe(data);
  expect(requests("GET")).toHaveLength(1);

  const next = await cache.fetchQuery(apiKeyPairsOptions(source, { limit: 2, cursor: data.next_cursor! }));
  expect(next.items.map(({ id }) => id)).toEqual(initialIds.slice(2));
});

test("a failure is an error of the client, and is not tried again, whatever the defaults of the cache are", async () => {
  const { source, admin, requests } = await startApi();
  const cache = createCache({ defaultOptions: { queries: { retry: 3, retryDelay: 0 } } });
  admin.setFaults([{ kind: "status", status: 500 }]);
  await expect(cache.fetchQuery(apiKeyPairsOptions(source))).rejects.toBeInstanceOf(ServerError);
  expect(requests("GET")).toHaveLength(1);
});

test("parameters that cannot be right are an error of the query, before anything is sent", async () => {
  const { source, requests } = await startApi();
  await expect(createCache().fetchQuery(apiKeyPairsOptions(source, { limit: 101 }))).rejects.toBeInstanceOf(
    InputError,
  );
  expect(requests("GET")).toEqual([]);
});

test("a query that nobody watches any more gives up its request", async () => {
  const arrived = Promise.withResolvers<ServerResponse>();
  const { source } = await startHostileApi((_, response) => arrived.resolve(response));
  const stop = new QueryObserver(createCache(), apiKeyPairsOptions(source)).subscribe(() => {});
  const response = await arrived.promise;
  const closed = once(response, "close");
  stop();
  await closed;
  expect(response.writableEnded).toBe(false);
});

test("scopes have pages of their own", async () => {
  const cache = createCache();
  for (const scope of [undefined, "sandbox", "production"]) {
    const { source } = await startHostileApi(() => page([scope ?? "none"]));
    await cache.prefetchQuery(apiKeyPairsOptions({ ...source, scope }));
  }
  const ids = [undefined, "sandbox", "production"].map(
    (scope) => cache.getQueryData(apiKeyPairsOptions({ client: null!, scope }).queryKey)?.items[0]?.id,
  );
  expect(ids).toEqual(["none", "sandbox", "production"]);
});
