import {
  ConnectionError,
  createClient,
  OutcomeUnknownError,
  ResponseError,
  ServerError,
} from "@api-key-pairs/client";
import type { CreatedApiKeyPair } from "@api-key-pairs/client";
import {
  dehydrate,
  MutationObserver,
  onlineManager,
  QueryObserver,
  timeoutManager,
} from "@tanstack/react-query";
import { expect, onTestFinished, test, vi } from "vitest";

import { apiKeyPairsKeys, apiKeyPairsOptions, createApiKeyPairOptions, HandoverError } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { closedPort } from "./testing/closed-port.ts";
import { linesFound, textsOf } from "./testing/canaries.ts";
import { pair, startHostileApi } from "./testing/hostile-api.ts";
import { startApi } from "./testing/start-api.ts";

const pem = `-----BEGIN PRIVATE KEY-----\n${"canary0+/".repeat(7)}\n${"yranac1+/".repeat(7)}\n-----END PRIVATE KEY-----\n`;

/** A cache whose defaults are all against us. */
function createHostileCache() {
  const scope = { id: "all" };
  const mutations = { retry: 3, retryDelay: 0, networkMode: "online", gcTime: Infinity, scope } as const;
  const cache = createCache({ defaultOptions: { mutations } });
  cache.setMutationDefaults(apiKeyPairsKeys.all(), mutations);
  return cache;
}

test("onCreated gets the pair with its private key, and everybody else the pair without it", async () => {
  const { source, ids } = await startApi();
  const cache = createCache();
  const taken: CreatedApiKeyPair[] = [];
  const given: unknown[] = [];
  const creation = new MutationObserver(cache, {
    ...createApiKeyPairOptions(source, { onCreated: (created) => void taken.push(created) }),
    onSuccess: (data) => void given.push(data),
    onSettled: (data) => void given.push(data),
  });
  const data = await creation.mutate();

  expect(taken).toHaveLength(1);
  const { private_key: privateKey, ...rest } = taken[0]!;
  expect(privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(data).toEqual(rest);
  expect(given).toEqual([rest, rest]);
  expect(await ids()).toContain(data.id);
});

test("after a create, the private key is nowhere in the caches, dehydrated, printed or told to listeners", async () => {
  const { source } = await startApi();
  const cache = createHostileCache();
  const events: unknown[] = [];
  onTestFinished(cache.getMutationCache().subscribe((event) => void events.push({ ...event })));
  onTestFinished(cache.getQueryCache().subscribe((event) => void events.push({ ...event })));
  const taken = { pem: "" };
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, { onCreated: (created) => void (taken.pem = created.private_key) }),
  );
  const stop = creation.subscribe((result) => void events.push(result));
  await cache.prefetchQuery(apiKeyPairsOptions(source));
  await creation.mutate();

  const all = { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true };
  const shown = textsOf(
    cache,
    creation,
    events,
    dehydrate(cache, all),
    JSON.stringify(dehydrate(cache, all)),
  );
  stop();
  // What is looked for is there to be found, and so is what may be seen.
  expect(linesFound(taken.pem, textsOf(new Map([[{}, { deep: [taken.pem] }]])))).not.toEqual([]);
  expect(shown).toContain(creation.getCurrentResult().data!.id);
  expect(linesFound(taken.pem, shown)).toEqual([]);
});

test("nothing is left of a create that nobody watches any more", async () => {
  const { source } = await startApi();
  const cache = createHostileCache();
  const removed = new Promise((resolve) => {
    onTestFinished(
      cache.getMutationCache().subscribe(({ type }) => void (type === "removed" && resolve(undefined))),
    );
  });
  const creation = new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated: () => {} }));
  const stop = creation.subscribe(() => {});
  await creation.mutate();
  stop();
  await removed;
  expect(cache.getMutationCache().getAll()).toEqual([]);
});

test("a create is sent once, whatever the defaults of the cache are", async () => {
  const { source, admin, requests } = await startApi();
  admin.setFaults([{ kind: "status", operation: "create", status: 500, when: "before" }]);
  const options = createApiKeyPairOptions(source, { onCreated: () => {} });
  await expect(new MutationObserver(createHostileCache(), options).mutate()).rejects.toMatchObject({
    code: "outcome_unknown",
    cause: expect.any(ServerError),
  });
  expect(requests("POST")).toHaveLength(1);
});

test("a create without a network fails at once, and is not carried out later", async () => {
  const { source, requests } = await startApi();
  const baseUrl = `http://127.0.0.1:${await closedPort()}`;
  const offline = createClient({ baseUrl, auth: "token", maxAttempts: 1 });
  onlineManager.setOnline(false);
  onTestFinished(() => onlineManager.setOnline(true));
  const cache = createHostileCache();
  const options = createApiKeyPairOptions({ client: offline }, { onCreated: () => {} });
  await expect(new MutationObserver(cache, options).mutate()).rejects.toBeInstanceOf(ConnectionError);

  // What the browser says of the network decides nothing: who asks is answered.
  const creation = new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated: () => {} }));
  await creation.mutate();
  onlineManager.setOnline(true);
  await cache.resumePausedMutations();
  expect(requests("POST")).toHaveLength(1);
});

test("a create whose answer is lost says so, and has the lists fetched anew", async () => {
  const { source, admin, ids, requests } = await startApi();
  const cache = createCache();
  const list = new QueryObserver(cache, apiKeyPairsOptions(source));
  const isFresh = Promise.withResolvers<void>();
  const stop = list.subscribe(({ data }) => void (data?.items.length === 2 && isFresh.resolve()));
  await list.refetch({ cancelRefetch: false });
  admin.setFaults([{ kind: "drop", operation: "create", when: "after", times: 1 }]);

  let calls = 0;
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, { onCreated: () => void (calls += 1) }),
  );
  await expect(creation.mutate()).rejects.toBeInstanceOf(OutcomeUnknownError);
  await isFresh.promise;
  stop();
  expect(calls).toBe(0);
  expect(await ids()).toHaveLength(2);
  expect(requests("POST")).toHaveLength(1);
});

test("the mutation waits for onCreated, and the lists do not", async () => {
  const { source } = await startApi();
  const cache = createCache();
  const list = new QueryObserver(cache, apiKeyPairsOptions(source));
  const isFresh = Promise.withResolvers<void>();
  const stop = list.subscribe(({ data }) => void (data?.items.length === 2 && isFresh.resolve()));
  await list.refetch({ cancelRefetch: false });

  const saved = Promise.withResolvers<void>();
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, { onCreated: async () => await saved.promise }),
  );
  const created = creation.mutate();
  await isFresh.promise;
  stop();
  expect(creation.getCurrentResult().status).toBe("pending");
  saved.resolve();
  await created;
});

test("when onCreated throws, only asking the error of the mutation for the key gives it", async () => {
  const { source, ids } = await startApi();
  const cache = createHostileCache();
  const full = new Error("the disk is full");
  const taken: CreatedApiKeyPair[] = [];
  const onCreated = async (created: CreatedApiKeyPair) => {
    taken.push(created);
    await Promise.reject(full);
  };
  const creation = new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated }));
  const stop = creation.subscribe(() => {});
  const error = await creation.mutate().catch((reason: unknown) => reason as HandoverError);
  const { id, private_key: key } = taken[0]!;
  expect(error).toBeInstanceOf(HandoverError);
  expect(error).toMatchObject({ name: "HandoverError", id, cause: full });
  expect((error as HandoverError).revealPrivateKey()).toBe(key);
  expect(await ids()).toContain(id);
  expect(linesFound(key, textsOf(cache, creation, error, JSON.stringify(error)))).toEqual([]);
  stop();
});

test("a create in a scope of the defaults waits for no other, and cannot be stored for later", async () => {
  const { source, hold, requests } = await startApi();
  const cache = createHostileCache();
  const { arrived, release } = hold("POST", "before");
  const create = async () =>
    await new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated: () => {} })).mutate();
  const first = create();
  await arrived;
  const second = create();
  const isTicked = new Promise((resolve) => setTimeout(resolve));
  await isTicked;
  const paused = cache.getMutationCache().findAll({ predicate: ({ state }) => state.isPaused });
  expect([paused, dehydrate(cache).mutations]).toEqual([[], []]);
  release();
  await Promise.all([first, second]);
  expect(requests("POST")).toHaveLength(2);
});

test("a create that is under way and not watched is not looked after all the time", async () => {
  const { source, hold } = await startApi();
  const timeouts = vi.spyOn(timeoutManager, "setTimeout");
  onTestFinished(() => timeouts.mockRestore());
  const cache = createHostileCache();
  const { arrived, release } = hold("POST", "before");
  const creation = new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated: () => {} }));
  const stop = creation.subscribe(() => {});
  const created = creation.mutate();
  await arrived;
  stop();
  await vi.waitFor(() => expect(timeouts.mock.calls.length).toBeGreaterThan(1));
  release();
  await created;
  expect(timeouts.mock.calls.filter(([, ms]) => ms < 100)).toEqual([]);
});

test("onUnreadable takes the key out of an answer that is not as documented", async () => {
  const { source } = await startHostileApi(() => ({ ...pair("an-id"), created_at: 7, private_key: pem }));
  const cache = createCache();
  const taken: (string | undefined)[] = [];
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, {
      onCreated: () => {},
      onUnreadable: (error) => void taken.push(error.revealPrivateKey()),
    }),
  );
  const stop = creation.subscribe(() => {});
  const error = await creation.mutate().catch((reason: unknown) => reason as ResponseError);
  expect(taken).toEqual([pem]);
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ problem: "wrong_shape", status: 201, path: "/api-key-pairs" });
  expect((error as ResponseError).revealPrivateKey()).toBeUndefined();
  const [mutation] = cache.getMutationCache().getAll();
  expect([mutation!.state.error, mutation!.state.failureReason]).toEqual([error, error]);
  expect(linesFound(pem, textsOf(cache, creation, error))).toEqual([]);
  stop();
});

test("without onUnreadable, only asking the error for the key gives it", async () => {
  const { source } = await startHostileApi(() => ({ ...pair("an-id"), created_at: 7, private_key: pem }));
  const cache = createCache();
  const creation = new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated: () => {} }));
  const error = await creation.mutate().catch((reason: unknown) => reason as ResponseError);
  expect(linesFound(pem, textsOf(cache, creation, error))).toEqual([]);
  expect((error as ResponseError).revealPrivateKey()).toBe(pem);
});

test("an answer without a key is not given to onUnreadable", async () => {
  const { source } = await startHostileApi(() => ({ hello: "world" }));
  let calls = 0;
  const creation = new MutationObserver(
    createCache(),
    createApiKeyPairOptions(source, { onCreated: () => {}, onUnreadable: () => void (calls += 1) }),
  );
  await expect(creation.mutate()).rejects.toBeInstanceOf(OutcomeUnknownError);
  expect(calls).toBe(0);
});

test("when onUnreadable throws, the error of the mutation still has the key, and says what was thrown", async () => {
  const { source } = await startHostileApi(() => ({ ...pair("an-id"), created_at: 7, private_key: pem }));
  const full = new Error("the disk is full");
  const onUnreadable = async () => await Promise.reject(full);
  const creation = new MutationObserver(
    createCache(),
    createApiKeyPairOptions(source, { onCreated: () => {}, onUnreadable }),
  );
  const error = await creation.mutate().catch((reason: unknown) => reason as ResponseError);
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ problem: "wrong_shape", cause: full });
  expect((error as ResponseError).revealPrivateKey()).toBe(pem);
});
