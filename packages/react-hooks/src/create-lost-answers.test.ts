import { OutcomeUnknownError, ResponseError } from "@api-key-pairs/client";
import type { CreatedApiKeyPair } from "@api-key-pairs/client";
import type { CreateAccount, KeyInHand } from "@api-key-pairs/client/rotation";
import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { apiKeyPairsOptions, createApiKeyPairOptions } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { linesFound, textsOf } from "./testing/canaries.ts";
import { page, pair, startHostileApi } from "./testing/hostile-api.ts";
import { createHostileCache } from "./testing/hostile-cache.ts";
import { startApi } from "./testing/start-api.ts";
import { unexpected } from "./testing/unexpected.ts";

const pem = `-----BEGIN PRIVATE KEY-----\n${"canary0+/".repeat(7)}\n${"yranac1+/".repeat(7)}\n-----END PRIVATE KEY-----\n`;

/** An API whose answer to a create holds a key, and is not as documented. */
const startUnreadable = async () =>
  await startHostileApi((_, { req }) =>
    req.method === "POST" ? { ...pair("an-id"), created_at: 7, private_key: pem } : page([]),
  );

test("a create whose answer is lost tells what may exist, and has the lists fetched anew", async () => {
  const { source, admin, ids, initialIds, requests } = await startApi();
  const cache = createCache();
  const list = new QueryObserver(cache, apiKeyPairsOptions(source));
  const isFresh = Promise.withResolvers<void>();
  const stop = list.subscribe(({ data }) => void (data?.items.length === 2 && isFresh.resolve()));
  await list.refetch({ cancelRefetch: false });
  admin.setFaults([{ kind: "drop", operation: "create", when: "after", times: 1 }]);

  const told: [CreateAccount, KeyInHand | undefined][] = [];
  const onUncertain = async (account: CreateAccount, key?: KeyInHand) => void told.push([account, key]);
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, { onCreated: unexpected, onUncertain, settleMs: 0 }),
  );
  const error = await creation.mutate().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  await isFresh.promise;
  stop();
  const id = (await ids()).find((one) => !initialIds.includes(one));
  expect(told).toEqual([
    [expect.objectContaining({ unexplained: [expect.objectContaining({ id, fits: true })] }), undefined],
  ]);
  expect((error as OutcomeUnknownError).since).toBe(told[0]![0].attempts[0]!.since);
  expect(requests("POST")).toHaveLength(1);
});

test("in revision 2026-08 a lost answer loses nothing: the pair is found by the key that was made here", async () => {
  const { source, input, admin, ids } = await startApi(1, "2026-08");
  admin.setFaults([{ kind: "drop", operation: "create", when: "after", times: 1 }]);
  const taken: CreatedApiKeyPair[] = [];
  const creation = createApiKeyPairOptions(source, { onCreated: (created) => void taken.push(created) });
  const { id } = await new MutationObserver(createCache(), creation).mutate(input);
  expect(taken).toMatchObject([{ id, private_key: expect.stringContaining("PRIVATE KEY") }]);
  expect(await ids()).toHaveLength(2);
});

test("the key of a pair that may exist is given to onUncertain, and is nowhere else", async () => {
  const { source, input, admin } = await startApi(1, "2026-08");
  admin.setFaults([{ kind: "drop", operation: "create", when: "before" }]);
  const cache = createHostileCache();
  const told: [CreateAccount, KeyInHand | undefined][] = [];
  const onUncertain = (account: CreateAccount, key?: KeyInHand) => void told.push([account, key]);
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, { onCreated: unexpected, onUncertain, settleMs: 0 }),
  );
  const stop = creation.subscribe(() => {});
  const error = await creation.mutate(input).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  const [[account, key]] = told as [(typeof told)[0]];
  expect(account.attempts[0]).toMatchObject({ outcome: "open", mark: key!.thumbprint });
  expect(key!.pem).toContain("PRIVATE KEY");
  expect(linesFound(key!.pem, textsOf(cache, creation, error, account))).toEqual([]);
  stop();
});

test("when onUncertain throws, the error says what was thrown", async () => {
  const { source, admin } = await startApi();
  admin.setFaults([{ kind: "drop", operation: "create", when: "before" }]);
  const full = new Error("the disk is full");
  const onUncertain = async () => await Promise.reject(full);
  const options = createApiKeyPairOptions(source, { onCreated: unexpected, onUncertain, settleMs: 0 });
  const error = await new MutationObserver(createCache(), options)
    .mutate()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ cause: full });
});

test("onUnreadable takes the key out of an answer that is not as documented", async () => {
  const { source } = await startUnreadable();
  const cache = createCache();
  const taken: (string | undefined)[] = [];
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, {
      onCreated: unexpected,
      settleMs: 0,
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
  const { source } = await startUnreadable();
  const cache = createCache();
  const creation = new MutationObserver(
    cache,
    createApiKeyPairOptions(source, { onCreated: unexpected, settleMs: 0 }),
  );
  const error = await creation.mutate().catch((reason: unknown) => reason as ResponseError);
  expect(linesFound(pem, textsOf(cache, creation, error))).toEqual([]);
  expect((error as ResponseError).revealPrivateKey()).toBe(pem);
});

test("an answer without a key is not given to onUnreadable", async () => {
  const { source } = await startHostileApi((_, { req }) =>
    req.method === "POST" ? { hello: "world" } : page([]),
  );
  let calls = 0;
  const creation = new MutationObserver(
    createCache(),
    createApiKeyPairOptions(source, {
      onCreated: unexpected,
      settleMs: 0,
      onUnreadable: () => void (calls += 1),
    }),
  );
  await expect(creation.mutate()).rejects.toBeInstanceOf(OutcomeUnknownError);
  expect(calls).toBe(0);
});

test("when onUnreadable throws, the error of the mutation still has the key, and says what was thrown", async () => {
  const { source } = await startUnreadable();
  const full = new Error("the disk is full");
  const onUnreadable = async () => await Promise.reject(full);
  const creation = new MutationObserver(
    createCache(),
    createApiKeyPairOptions(source, { onCreated: unexpected, settleMs: 0, onUnreadable }),
  );
  const error = await creation.mutate().catch((reason: unknown) => reason as ResponseError);
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ problem: "wrong_shape", cause: full });
  expect((error as ResponseError).revealPrivateKey()).toBe(pem);
});
