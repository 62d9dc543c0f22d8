import { expect, test } from "vitest";

import { secretsIn } from "../../testing/canaries.ts";
import { keyIn, lose, noKeysOfOnesOwn, startCreating } from "../../testing/create-bench.ts";
import type { KeyInHand } from "../key-in-hand.ts";
import type { SafeCreateOptions } from "./safe-create.ts";

/** Keeps keys, and knows how many requests to create had been sent by then. */
async function startKeeping(...[faults, options]: Parameters<typeof startCreating>) {
  const bench = await startCreating(faults, { revision: "2026-08", ...options });
  const sent = () => bench.server.admin.requests({ operation: "create" }).length;
  const kept: { key: KeyInHand; sent: number }[] = [];
  const keep = async (key: KeyInHand) => void kept.push({ key, sent: sent() });
  const create = (more: SafeCreateOptions = {}) => bench.create({ keep, ...more });
  return { ...bench, create, kept, sent };
}

const full = new Error("the disk is full");
const unlisted = { kind: "status", status: 403, operation: "list" } as const;
const fail = () => {
  throw full;
};

test("a key that is made here is kept before anything is asked for, and once", async () => {
  const { create, kept } = await startKeeping([lose]);
  const { thumbprint, pem } = keyIn(await create());
  expect(kept).toEqual([{ key: { thumbprint }, sent: 0 }]);
  expect(kept[0]!.key.pem).toBe(pem);
  expect(secretsIn(JSON.stringify(kept), [pem])).toEqual([]);
});

test("when it cannot be kept, nothing is asked for", async () => {
  const { create, sent } = await startKeeping();
  expect(await create({ keep: fail })).toEqual({
    status: "not_created",
    error: full,
    account: { attempts: [], unexplained: [], deleted: [] },
  });
  expect(sent()).toBe(0);
});

test("a key that the API made is kept before anything else is sent, such as for its name", async () => {
  const { create, kept, sent, server } = await startKeeping();
  let updates: number | undefined;
  const result = await create({
    keys: "api",
    async keep(key) {
      kept.push({ key, sent: sent() });
      updates = server.admin.requests({ operation: "update" }).length;
    },
  });
  expect({ updates, after: server.admin.requests({ operation: "update" }).length }).toEqual({
    updates: 0,
    after: 1,
  });
  expect(kept[0]!.key.pem).toBe(keyIn(result).pem);
});

test("a key that the API made and that cannot be kept is in the result, which is not a success", async () => {
  for (const revision of ["2021-10", "2026-08"] as const) {
    const { create, ids, accepts } = await startKeeping([], { revision });
    const before = await ids();
    const result = await create({ keys: "api", keep: fail });
    if (result.status !== "uncertain") throw new Error(result.status);
    expect(result).toMatchObject({ error: full, account: { attempts: [{ outcome: "created" }] } });
    expect(await accepts(result.key!)).toBe(true);
    expect(await ids()).toEqual([result.account.attempts[0]!.id, ...before]);
  }
});

test("where the API refuses a key of one's own, the one that it makes is kept in its place", async () => {
  const { create, kept } = await startKeeping([noKeysOfOnesOwn]);
  const { thumbprint } = keyIn(await create());
  expect(kept).toEqual([
    { key: { thumbprint: expect.any(String) }, sent: 0 },
    { key: { thumbprint }, sent: 2 },
  ]);
});

test("a key of one's own needs no list: where that is forbidden, the pair is created all the same", async () => {
  const { create, faults, ids, accepts } = await startKeeping();
  const before = await ids();
  faults([unlisted]);
  const key = keyIn(await create());
  expect(await ids()).toEqual([key.id, ...before]);
  expect(await accepts(key)).toBe(true);
});

test("and what the API says of it is all that is known: a refusal is one, and a lost answer stays uncertain", async () => {
  const { create, faults, kept } = await startKeeping();
  faults([unlisted, { kind: "status", status: 403, operation: "create" }]);
  expect(await create()).toMatchObject({ status: "not_created", error: { code: "forbidden" } });
  faults([unlisted, { ...lose, times: 3 }]);
  expect(await create()).toMatchObject({ status: "uncertain", key: kept[1]!.key });
});
