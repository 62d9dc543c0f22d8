import { expect, test } from "vitest";

import { secretsIn } from "../../testing/canaries.ts";
import { keyIn, lose, refuse, startCreating } from "../../testing/create-bench.ts";
import { fastClock } from "../../testing/fast-clock.ts";
import { failureOf } from "../../testing/real-server.ts";
import { readKey } from "../read-key.ts";

const start = (...[faults, options]: Parameters<typeof startCreating>) =>
  startCreating(faults, { revision: "2026-08", ...options });
const unreadable = { kind: "status", status: 503, operation: "list" } as const;

test("the key is made here and works, and its pair has what was asked for", async () => {
  const { create, accepts, watcher, input } = await start();
  const result = await create();
  const key = keyIn(result);
  expect(await accepts(key)).toBe(true);
  expect(result).toMatchObject({
    pair: { id: key.id, thumbprint: key.thumbprint, display_name: "Checkout", private_key: null },
    account: { attempts: [{ outcome: "created", id: key.id, mark: key.thumbprint }], unexplained: [] },
  });
  const { roles } = await watcher.get(key.id);
  expect(roles!.map(({ id }) => id)).toEqual(input!.role_ids);
  expect(JSON.parse(JSON.stringify(key))).toEqual({ id: key.id, thumbprint: key.thumbprint });
  expect(secretsIn(JSON.stringify(result), [key.pem])).toEqual([]);
});

test("a lost answer loses nothing: its pair is known by the thumbprint, at once", async () => {
  const { create, ids, clock } = await start([lose]);
  const before = await ids();
  const result = await create();
  const key = keyIn(result);
  expect(await ids()).toEqual([key.id, ...before]);
  expect(result.account).toMatchObject({
    attempts: [{ outcome: "found", id: key.id, mark: key.thumbprint }],
    unexplained: [],
  });
  expect(clock.skippedMs).toBe(0);
});

test("a request that never arrived is sent again, at once and with the same key", async () => {
  const { create, ids, clock } = await start([refuse]);
  const before = await ids();
  const result = await create();
  expect(await ids()).toEqual([keyIn(result).id, ...before]);
  expect(result.account.attempts.map(({ outcome }) => outcome)).toEqual(["refused", "created"]);
  expect(clock.skippedMs).toBe(0);
});

test("while the list cannot be read it is sent again, and a conflict says that it was there", async () => {
  const { create, ids } = await start([lose, { ...unreadable, times: 1 }]);
  const before = await ids();
  const result = await create();
  expect(await ids()).toEqual([keyIn(result).id, ...before]);
  const [first, second] = result.account.attempts;
  expect([first, second]).toMatchObject([{ outcome: "found" }, { outcome: "refused", error: "conflict" }]);
});

test("a refusal that is not true is found out, and the pair is ours", async () => {
  for (const status of [401, 403, 409]) {
    const { create, ids } = await start([{ kind: "status", status, operation: "create", when: "after" }]);
    const before = await ids();
    expect([keyIn(await create()).id, ...before]).toEqual(await ids());
  }
});

test("a refusal that is true is certain, and names the reason", async () => {
  for (const [status, code] of [
    [403, "forbidden"],
    [409, "conflict"],
  ] as const) {
    const { create } = await start([{ kind: "status", status, operation: "create" }]);
    expect(await create()).toMatchObject({ status: "not_created", error: { code } });
  }
});

test("what stays uncertain comes with the key", async () => {
  const { create, clock } = await start([{ ...refuse, times: 3 }, unreadable]);
  const result = await create();
  if (result.status !== "uncertain") throw new Error(result.status);
  const { error, key, account } = result;
  expect(error).toMatchObject({ code: "outcome_unknown" });
  expect(account.attempts.map(({ mark }) => mark)).toEqual(Array(3).fill(key!.thumbprint));
  expect(clock.skippedMs).toBeGreaterThan(5_000);
  expect((await readKey(key!.pem)).thumbprint).toBe(key!.thumbprint);
  expect(secretsIn(JSON.stringify(result), [key!.pem])).toEqual([]);
});

test("an abort after the request gives the key as well", async () => {
  const { create } = await start([refuse]);
  const controller = new AbortController();
  const clock = fastClock(() => controller.abort());
  expect(await create({ maxAttempts: 1, signal: controller.signal, clock })).toMatchObject({
    status: "uncertain",
    error: { code: "aborted" },
    key: { thumbprint: expect.any(String) },
  });
});

test("an input is asked for by name where the API wants one, and refused where it takes none", async () => {
  const { create, server } = await start();
  const without = await create({ input: undefined });
  expect(without).toMatchObject({
    status: "not_created",
    error: { code: "input", field: "input", message: expect.stringContaining("roles.list()") },
  });
  const { input } = await start();
  const old = await startCreating();
  expect(await old.create({ input })).toMatchObject({
    status: "not_created",
    error: { code: "input", field: "input", message: expect.stringContaining("2021-10") },
  });
  for (const { admin } of [server, old.server]) expect(admin.requests({ operation: "create" })).toEqual([]);
});

test("what an input lacks is thrown at once", async () => {
  const { create } = await start();
  expect(await failureOf(create({ input: { display_name: "CI" } as never }))).toMatchObject({
    code: "input",
    field: "input.role_ids",
  });
  const rsa = { display_name: "CI", role_ids: [crypto.randomUUID()], algorithm: "RSA" } as const;
  expect(await failureOf(create({ keys: "own", input: rsa }))).toMatchObject({
    code: "input",
    field: "keys",
  });
});
