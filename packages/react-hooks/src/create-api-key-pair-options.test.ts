import { inspect } from "node:util";

import {
  ConnectionError,
  createClient,
  ForbiddenError,
  InputError,
  ServerError,
} from "@api-key-pairs/client";
import type { CreatedApiKeyPair } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import {
  dehydrate,
  MutationObserver,
  onlineManager,
  QueryObserver,
  timeoutManager,
} from "@tanstack/react-query";
import { expect, onTestFinished, test, vi } from "vitest";

import { apiKeyPairsOptions, createApiKeyPairOptions, HandoverError } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { closedPort } from "./testing/closed-port.ts";
import { linesFound, textsOf } from "./testing/canaries.ts";
import { createHostileCache } from "./testing/hostile-cache.ts";
import { startApi } from "./testing/start-api.ts";
import { unexpected } from "./testing/unexpected.ts";

const revisions = ["2021-10", "2026-08"] as const;

test.each(revisions)(
  "%s: onCreated gets the pair with its key, and everybody else the pair without",
  async (revision) => {
    const { source, ids, input, url } = await startApi(1, revision);
    const cache = createCache();
    const taken: CreatedApiKeyPair[] = [];
    const given: unknown[] = [];
    const creation = new MutationObserver(cache, {
      ...createApiKeyPairOptions(source, { onCreated: (created) => void taken.push(created) }),
      onSuccess: (data) => void given.push(data),
      onSettled: (data) => void given.push(data),
    });
    const data = await creation.mutate(input);

    expect(taken).toHaveLength(1);
    expect(inspect(taken)).toContain("private_key: '[redacted]'");
    const withoutKey = { ...taken[0]!, private_key: null };
    expect(data).toEqual(withoutKey);
    expect(given).toEqual([withoutKey, withoutKey]);
    expect(await ids()).toContain(data.id);
    // The key is the right one.
    const theirs = createClient({ baseUrl: url, auth: signWith({ privateKey: taken[0]!.private_key }) });
    expect((await theirs.list()).items).toHaveLength(2);
  },
);

test("in revision 2026-08 the key is made here, and its private half is in nothing that is sent or answered", async () => {
  const { source, input, passed } = await startApi(1, "2026-08");
  const taken: CreatedApiKeyPair[] = [];
  const creation = createApiKeyPairOptions(source, { onCreated: (created) => void taken.push(created) });
  await new MutationObserver(createCache(), creation).mutate(input);
  expect(taken[0]).toMatchObject({ display_name: "CI", active: true, algorithm: "ECDSA" });
  const wire = passed.join("\n");
  expect(wire).toContain("BEGIN PUBLIC KEY");
  expect(wire).toContain(taken[0]!.thumbprint);
  const { private_key: key } = taken[0]!;
  expect(linesFound(key, wire.replaceAll("\\n", "\n"))).toEqual([]);
});

test.each(revisions)(
  "%s: the key is nowhere in the caches, dehydrated, printed or told to listeners",
  async (revision) => {
    const { source, input } = await startApi(1, revision);
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
    await creation.mutate(input);

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
  },
);

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
  const options = createApiKeyPairOptions(source, { onCreated: () => {}, settleMs: 0 });
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

test("a create that is refused fails with the reason, and nobody is told of a key", async () => {
  const { source, admin, ids } = await startApi();
  admin.setFaults([{ kind: "status", operation: "create", status: 403 }]);
  const handlers = { onCreated: unexpected, onUnreadable: unexpected, onUncertain: unexpected };
  const options = createApiKeyPairOptions(source, handlers);
  await expect(new MutationObserver(createCache(), options).mutate()).rejects.toBeInstanceOf(ForbiddenError);
  expect(await ids()).toHaveLength(1);
});

test.each([
  ["2021-10", { display_name: "CI", role_ids: ["8f4b8c1a-1b2c-4d3e-9f5a-6b7c8d9e0f1a"] }],
  ["2026-08", undefined],
] as const)("%s: a create with what the API does not take is not sent: %j", async (revision, input) => {
  const { source, requests } = await startApi(1, revision);
  const options = createApiKeyPairOptions(source, { onCreated: unexpected });
  const creation = new MutationObserver(createCache(), options);
  await expect(creation.mutate(input)).rejects.toBeInstanceOf(InputError);
  expect(requests("POST")).toEqual([]);
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

test.each(revisions)(
  "%s: when onCreated throws, only asking the error for the key gives it",
  async (revision) => {
    const { source, ids, input } = await startApi(1, revision);
    const cache = createHostileCache();
    const full = new Error("the disk is full");
    const taken: CreatedApiKeyPair[] = [];
    const onCreated = async (created: CreatedApiKeyPair) => {
      taken.push(created);
      await Promise.reject(full);
    };
    const creation = new MutationObserver(cache, createApiKeyPairOptions(source, { onCreated }));
    const stop = creation.subscribe(() => {});
    const error = await creation.mutate(input).catch((reason: unknown) => reason as HandoverError);
    const { id, private_key: key } = taken[0]!;
    expect(error).toBeInstanceOf(HandoverError);
    expect(error).toMatchObject({ name: "HandoverError", code: "handover", id, cause: full });
    expect((error as HandoverError).revealPrivateKey()).toBe(key);
    expect(await ids()).toContain(id);
    expect(linesFound(key, textsOf(cache, creation, error, JSON.stringify(error)))).toEqual([]);
    stop();
  },
);

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
  await expect.poll(() => timeouts.mock.calls.length).toBeGreaterThan(1);
  release();
  await created;
  expect(timeouts.mock.calls.filter(([, ms]) => ms < 100)).toEqual([]);
});
