import { ApiError, NotFoundError, ServerError } from "@api-key-pairs/client";
import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";

import { apiKeyPairOptions, deleteApiKeyPairOptions } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { startApi } from "./testing/start-api.ts";

test("one pair is fetched, on or off, and then given from the cache", async () => {
  const { source, client, initialIds, requests } = await startApi(2, "2026-08");
  const [id] = initialIds as [string];
  await client.update(id, { active: false });
  const cache = createCache();
  const pair = await cache.fetchQuery(apiKeyPairOptions(source, id));
  expect(pair).toMatchObject({ id, display_name: "CI", active: false, private_key: null });
  expect(await cache.ensureQueryData(apiKeyPairOptions(source, id))).toBe(pair);
  expect(requests("GET")).toHaveLength(1);
});

test("a pair that is shown and deleted is fetched anew, and not found", async () => {
  const { source, initialIds } = await startApi(2, "2026-08");
  const [id] = initialIds as [string];
  const cache = createCache();
  const shown = new QueryObserver(cache, apiKeyPairOptions(source, id));
  const failed = Promise.withResolvers<unknown>();
  onTestFinished(shown.subscribe(({ error }) => error && failed.resolve(error)));
  await shown.refetch({ cancelRefetch: false });
  await new MutationObserver(cache, deleteApiKeyPairOptions(source)).mutate(id);
  expect(await failed.promise).toBeInstanceOf(NotFoundError);
});

test("a failure is an error of the client, and is not tried again, whatever the defaults of the cache are", async () => {
  const { source, admin, initialIds, requests } = await startApi(1, "2026-08");
  const cache = createCache({ defaultOptions: { queries: { retry: 3, retryDelay: 0 } } });
  admin.setFaults([{ kind: "status", operation: "get", status: 500 }]);
  const fetched = cache.fetchQuery(apiKeyPairOptions(source, initialIds[0]!));
  await expect(fetched).rejects.toBeInstanceOf(ServerError);
  expect(requests("GET")).toHaveLength(1);
});

test("an API of revision 2021-10 does not tell of one pair, and says so", async () => {
  const { source, initialIds } = await startApi();
  const fetched = createCache().fetchQuery(apiKeyPairOptions(source, initialIds[0]!));
  await expect(fetched).rejects.toBeInstanceOf(ApiError);
});
