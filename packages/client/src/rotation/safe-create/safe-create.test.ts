import { expect, test } from "vitest";

import { signWith } from "../../auth/sign-with.ts";
import { createClient } from "../../create-client.ts";
import { secretsIn } from "../../testing/canaries.ts";
import { keyIn, lose, refuse, startCreating as start } from "../../testing/create-bench.ts";
import { fastClock } from "../../testing/fast-clock.ts";
import { drop, page, pair, send, sendError, startHostileServer } from "../../testing/hostile-server.ts";
import { newPem } from "../../testing/machine.ts";
import { failureOf } from "../../testing/real-server.ts";
import { readKey } from "../read-key.ts";
import { safeCreate } from "./safe-create.ts";
import type { SafeCreateResult } from "./safe-create-result.ts";

const sole = { soleCreator: true, onOrphan: "delete" } as const;

test("all being well, there is a key, and one attempt in the account", async () => {
  const { create, accepts } = await start();
  const result = await create();
  const key = keyIn(result);
  expect(await accepts(key)).toBe(true);
  expect(result.account).toEqual({
    attempts: [
      {
        since: expect.any(String),
        until: expect.any(String),
        outcome: "created",
        id: key.id,
        mark: undefined,
      },
    ],
    unexplained: [],
    deleted: [],
  });
  expect(secretsIn(JSON.stringify(result), [key.pem])).toEqual([]);
});

test("a lost answer ends with the one pair that nobody explains, which may be somebody else's", async () => {
  const { create, ids, clock } = await start([lose]);
  const before = await ids();
  const result = await create();
  const orphan = (await ids()).find((id) => !before.includes(id));
  expect(result).toMatchObject({
    status: "uncertain",
    error: { code: "outcome_unknown" },
    account: {
      attempts: [{ outcome: "open", error: "outcome_unknown" }],
      unexplained: [{ id: orphan, fits: true, exact: false }],
    },
  });
  expect(clock.skippedMs).toBeGreaterThan(5_000);
});

test("nothing is deleted that may be somebody else's, even when deletion was asked for", async () => {
  const { create, ids } = await start([lose]);
  await create({ onOrphan: "delete", maxAttempts: 3 });
  expect(await ids()).toHaveLength(2);
});

test("the sole creator has the lost pair deleted, and another try", async () => {
  const { create, ids } = await start([lose]);
  const before = await ids();
  const result = await create({ ...sole, maxAttempts: 2 });
  expect(await ids()).toEqual([keyIn(result).id, ...before]);
  expect(result.account).toMatchObject({
    attempts: [{ outcome: "found" }, { outcome: "created", id: keyIn(result).id }],
    unexplained: [],
    deleted: [{ id: result.account.attempts[0]!.id, exact: true }],
  });
});

test("the sole creator who did not ask for deletion is told which pair it is", async () => {
  const { create, ids, clock } = await start([lose]);
  const { status, account } = await create({ soleCreator: true, maxAttempts: 3 });
  expect(status).toBe("uncertain");
  expect(account).toMatchObject({ attempts: [{ outcome: "found" }], unexplained: [{ exact: true }] });
  expect(await ids()).toContain(account.unexplained[0]!.id);
  expect(clock.skippedMs).toBe(0);
});

test("where nothing was minted it is tried again, and the lost attempt stays open", async () => {
  const { create, ids, clock } = await start([refuse]);
  const before = await ids();
  const result = await create({ maxAttempts: 2 });
  expect(await ids()).toEqual([keyIn(result).id, ...before]);
  expect(result.account.attempts.map(({ outcome }) => outcome)).toEqual(["open", "created"]);
  expect(clock.skippedMs).toBeGreaterThan(5_000);
});

test("by default it is not tried again", async () => {
  const { create } = await start([refuse]);
  expect(await create()).toMatchObject({
    status: "uncertain",
    account: { attempts: [{ outcome: "open" }], unexplained: [] },
  });
});

test("several unexplained pairs are all named, and none is deleted, whatever was stated", async () => {
  const unreadable = { kind: "status", status: 503, operation: "list", times: 1 } as const;
  const { create, ids, watcher } = await start([lose, unreadable]);
  const [before] = await ids();
  const clock = fastClock(() => watcher.create());
  const { status, account } = await create({ ...sole, maxAttempts: 2, clock });
  expect(status).toBe("uncertain");
  expect(account).toMatchObject({ attempts: [{ outcome: "open" }], deleted: [] });
  const named = account.unexplained.map(({ id, exact }) => (exact ? "" : id));
  expect([...named.toReversed(), before]).toEqual(await ids());
});

test("a pair that is committed late is found", async () => {
  const { create, ids, watcher } = await start([refuse]);
  // On this side there is no difference between a late commit and this.
  const clock = fastClock(() => watcher.create());
  const { account } = await create({ soleCreator: true, clock });
  const [late] = await ids();
  expect(account).toMatchObject({
    attempts: [{ outcome: "found", id: late }],
    unexplained: [{ id: late, exact: true }],
  });
});

test("a refusal is certain: nothing was left behind", async () => {
  const { create } = await start([{ kind: "status", status: 403, operation: "create" }]);
  expect(await create()).toMatchObject({
    status: "not_created",
    error: { code: "forbidden" },
    account: { attempts: [{ outcome: "refused", error: "forbidden" }] },
  });
});

test("a refusal that is not true is found out", async () => {
  const { create, ids } = await start([{ kind: "status", status: 403, operation: "create", when: "after" }]);
  const before = await ids();
  const { status, account } = await create();
  expect(status).toBe("uncertain");
  expect([...account.unexplained.map(({ id }) => id), ...before]).toEqual(await ids());
});

test("a refusal that is not true is found out also when the next request gave a key", async () => {
  for (const status of [401, 429]) {
    const lie = { kind: "status", status, operation: "create", when: "after", times: 1 } as const;
    const { create, ids } = await start([lie], { maxAttempts: 2 });
    const before = await ids();
    const { account, ...result } = await create();
    const { id } = keyIn({ account, ...result } as SafeCreateResult);
    const [orphan] = account.unexplained;
    expect(await ids()).toEqual([id, orphan!.id, ...before]);
    expect(account.attempts).toMatchObject([{ outcome: "open" }, { outcome: "created", id }]);
  }
});

test("one that is true costs a look at the list, and is in the account", async () => {
  const busy = { kind: "status", status: 429, operation: "create", times: 1 } as const;
  const { create } = await start([busy], { maxAttempts: 2 });
  const { status, account } = await create({ soleCreator: true });
  expect(status).toBe("created");
  expect(account).toMatchObject({
    attempts: [{ outcome: "refused", error: "rate_limit" }, { outcome: "created" }],
    unexplained: [],
  });
});

test("without a list of what was there before nothing is sent", async () => {
  const { create, faults } = await start();
  faults([{ kind: "status", status: 500, operation: "list" }]);
  expect(await create()).toMatchObject({
    status: "not_created",
    error: { code: "server" },
    account: { attempts: [] },
  });
});

test("while the list cannot be read, nothing is known and nothing is tried again", async () => {
  const { create, clock } = await start([refuse, { kind: "status", status: 503, operation: "list" }]);
  const { status, account } = await create({ maxAttempts: 3 });
  expect(status).toBe("uncertain");
  expect(account).toMatchObject({ attempts: [{ outcome: "open" }] });
  expect(account.checkedAt).toBeUndefined();
  expect(clock.skippedMs).toBeGreaterThan(5_000);
});

test("an abort at any time gives the account", async () => {
  const { create } = await start([lose]);
  expect(await create({ signal: AbortSignal.abort() })).toMatchObject({
    status: "not_created",
    error: { code: "aborted" },
    account: { attempts: [] },
  });
  const controller = new AbortController();
  const clock = fastClock(() => controller.abort());
  expect(await create({ signal: controller.signal, clock })).toMatchObject({
    status: "uncertain",
    error: { code: "aborted" },
    account: { attempts: [{ outcome: "open" }], unexplained: [{ fits: true, exact: false }] },
  });
});

test("options that cannot be right are thrown at once", async () => {
  const { create } = await start();
  for (const wrong of [
    { maxAttempts: 0 },
    { onOrphan: "keep" },
    { settle: 1 },
    { soleCreator: 1 },
    { keys: "mine" },
    { keys: "own" },
  ]) {
    expect(await failureOf(create(wrong as object))).toMatchObject({ code: "input" });
  }
});

const recent = (id: string) => ({ ...pair(id), created_at: new Date().toISOString() });
const clientOf = (url: string) =>
  createClient({ baseUrl: url, auth: signWith({ privateKey: newPem() }), maxAttempts: 1 });

test("a key in an answer that is not as documented is not lost, and the list shows whose it is", async () => {
  const { create, ids } = await start([{ kind: "malformed", operation: "create" }]);
  const result = await create();
  const key = keyIn(result);
  expect(key).toEqual(await readKey(key.pem).then(({ thumbprint }) => ({ id: thumbprint, thumbprint })));
  expect(result).toMatchObject({
    pair: { id: key.id, created_at: expect.any(String) },
    account: { attempts: [{ outcome: "found", id: key.id }], unexplained: [] },
  });
  expect(await ids()).toContain(key.id);
});

test("a key whose pair the list does not show is in the result all the same", async () => {
  const pem = newPem();
  const { url } = await startHostileServer((response, { method }) =>
    method === "GET" ? send(response, 200, page([])) : send(response, 201, { private_key: pem }),
  );
  const result = await safeCreate(clientOf(url), { clock: fastClock(), maxAttempts: 3 });
  const { thumbprint } = await readKey(pem);
  expect(result).toMatchObject({
    status: "uncertain",
    error: { code: "response" },
    account: { attempts: [{ outcome: "open", mark: thumbprint }] },
    key: { thumbprint },
  });
  expect(result).toHaveProperty("key.pem", pem);
  expect(secretsIn(JSON.stringify(result), [pem])).toEqual([]);
});

test("a key that is damaged is as lost as the answer", async () => {
  const pem = newPem().replace(/\n.{20}/, "\n");
  const { url } = await startHostileServer((response, { method }) =>
    method === "GET" ? send(response, 200, page([])) : send(response, 201, { private_key: pem }),
  );
  const result = await safeCreate(clientOf(url), { clock: fastClock() });
  expect(result).toMatchObject({ status: "uncertain", account: { attempts: [{ outcome: "open" }] } });
});

test("the pair that signs is never taken for an orphan, also when the list lags behind", async () => {
  const privateKey = newPem();
  const { thumbprint: signer } = await readKey(privateKey);
  let isLost = false;
  const { url, received } = await startHostileServer((response, { method }) => {
    if (method === "GET") return send(response, 200, { ...page([]), items: isLost ? [recent(signer)] : [] });
    isLost = true;
    return drop(response);
  });
  const client = createClient({ baseUrl: url, auth: signWith({ privateKey }), maxAttempts: 1 });
  // As programs do that watch what a client is asked to do.
  const result = await safeCreate({ ...client }, { clock: fastClock(), ...sole });
  expect(result).toMatchObject({ status: "uncertain", account: { unexplained: [], deleted: [] } });
  expect(received.map(({ method }) => method)).not.toContain("DELETE");
});

test("10,000 pairs that were there before are known, page by page", async () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `pair-${index}`);
  let isLost = false;
  const { url } = await startHostileServer((response, { method, url: path }) => {
    if (method === "POST") {
      isLost = true;
      return drop(response);
    }
    const start = Number(new URL(path, "http://x").searchParams.get("cursor") ?? 0);
    const shown = isLost ? [...ids, "new"] : ids;
    const next = start + 100 < shown.length ? String(start + 100) : null;
    return send(response, 200, page(shown.slice(start, start + 100), next));
  });
  const result = await safeCreate(clientOf(url), { clock: fastClock(), settleMs: 0 });
  // That of the test server is from 2024.
  expect(result.account.unexplained).toMatchObject([{ id: "new", fits: false, exact: false }]);
});

test("a pair that could not be deleted is told of, and why", async () => {
  const created: object[] = [];
  const { url } = await startHostileServer((response, { method }) => {
    if (method === "DELETE") return sendError(response, 403);
    if (method === "GET") return send(response, 200, { ...page([]), items: created });
    created.push(recent("ours"));
    return drop(response);
  });
  expect(await safeCreate(clientOf(url), { clock: fastClock(), ...sole })).toMatchObject({
    status: "uncertain",
    error: { code: "forbidden" },
    account: { unexplained: [{ id: "ours", exact: true }], deleted: [] },
  });
});
