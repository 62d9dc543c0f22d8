import { expect, test } from "vitest";

import type { RequestRecord } from "../road/observer.ts";
import { secretsIn } from "../testing/canaries.ts";
import { failureOf } from "../testing/real-server.ts";
import { startBench } from "../testing/rotation-bench.ts";
import { abortRotation, resumeRotation, startRotation, type KeyInHand } from "./index.ts";

const lose = { kind: "drop", operation: "create", when: "after", times: 1 } as const;
const noKeysOfOnesOwn = {
  kind: "status",
  status: 422,
  operation: "create",
  times: 1,
  body: {
    detail: [{ loc: ["body", "public_key"], msg: "extra inputs are not permitted", type: "extra_forbidden" }],
  },
} as const;
const unreadable = { kind: "status", status: 503, operation: "list" } as const;
const start = () => startBench("2026-08");

test("the new pair is what the old one was, and its key was made here", async () => {
  const { newRotation, accepts, watcher, server } = await start();
  const { options, old, recipient, pairs } = await newRotation({ merchant_account_ids: ["shop"] });
  const before = await watcher.get(old.id);
  const status = await startRotation({ ...options, emergency: true });
  const key = recipient.current;
  expect(status).toMatchObject({
    state: "done",
    oldId: old.id,
    newId: key.id,
    keys: { old: "deleted", new: "works" },
    findings: [],
  });
  const { display_name, roles, merchant_accounts, thumbprint } = await watcher.get(key.id);
  expect({ display_name, roles, merchant_accounts }).toEqual({
    display_name: before.display_name,
    roles: before.roles,
    merchant_accounts: before.merchant_accounts,
  });
  expect(thumbprint).toBe(key.thumbprint);
  expect(key.id).not.toBe(key.thumbprint);
  expect([await accepts(key), await accepts(old)]).toEqual([true, false]);
  expect(await pairs()).toEqual([key.id]);
  // Signed by the new key.
  for (const operation of ["update", "delete"] as const)
    expect(server.admin.requests({ operation })).toMatchObject([{ keyPairId: key.id }]);
  expect([await options.vault.load("new"), await options.vault.load("old")]).toEqual([undefined, undefined]);
  expect(secretsIn(await options.journal.read(), [key.pem, old.pem])).toEqual([]);
});

test("the key is in the vault before anything is sent", async () => {
  const { newRotation } = await start();
  const { options, recipient } = await newRotation();
  const kept: (KeyInHand | undefined)[] = [];
  const vault = {
    ...options.vault,
    async store(...parameters: Parameters<typeof options.vault.store>) {
      await options.vault.store(...parameters);
      kept.push(parameters[1]);
    },
  };
  const stored: number[] = [];
  const observer = {
    request({ operation }: RequestRecord) {
      if (operation === "create") stored.push(kept.length);
    },
  };
  await startRotation({ ...options, client: { ...options.client, observer }, vault });
  expect(stored).toEqual([2]);
  expect(kept.map((key) => key!.pem)).toEqual([options.currentKey, recipient.current.pem]);
});

test("a lost answer leaves nothing behind, and takes no time", async () => {
  const { newRotation, faults } = await start();
  const { options, pairs, recipient } = await newRotation();
  faults([lose]);
  const { account, findings } = await startRotation({ ...options, emergency: true });
  expect(account).toMatchObject({ attempts: [{ outcome: "found" }], unexplained: [], deleted: [] });
  expect(findings).toEqual([]);
  expect(await pairs()).toEqual([recipient.current.id]);
  expect(options.clock.skippedMs).toBe(0);
});

test("an API that takes no keys of one's own makes the key, and what is lost then is known by its name", async () => {
  const { newRotation, faults, watcher, accepts, input } = await start();
  const { options, pairs, recipient } = await newRotation();
  const theirs = await watcher.create(input);
  faults([noKeysOfOnesOwn, lose]);
  const status = await startRotation({ ...options, emergency: true, onOrphan: "delete" });
  expect(status).toMatchObject({
    state: "done",
    account: { attempts: [{ outcome: "refused" }, { outcome: "found" }, { outcome: "created" }] },
  });
  expect(await accepts(recipient.current)).toBe(true);
  expect(await pairs()).toEqual([recipient.current.id, theirs.id].toSorted());
  expect((await watcher.get(recipient.current.id)).display_name).toBe("Checkout");
});

test("a name that could not be set back is told of, and the rotation goes on", async () => {
  const { newRotation, faults, watcher } = await start();
  const { options, recipient } = await newRotation();
  faults([noKeysOfOnesOwn, { kind: "status", status: 403, operation: "update", times: 1 }]);
  const { findings } = await startRotation({ ...options, emergency: true });
  const { display_name: name } = await watcher.get(recipient.current.id);
  expect(name).toMatch(/^Checkout \[/);
  expect(findings).toEqual([{ step: "create", found: `The new key pair is still called ${name}` }]);
});

test("a key that never got a pair is in nobody's way", async () => {
  const { newRotation, faults } = await start();
  const { options, old, pairs, recipient } = await newRotation();
  const refuse = { kind: "status", status: 403, operation: "create", times: 1 } as const;
  for (const next of [startRotation, abortRotation, resumeRotation] as const) {
    faults([refuse]);
    expect(await failureOf(startRotation(options))).toMatchObject({ step: { name: "create" } });
    expect(await options.vault.load("new")).toBeDefined();
    if (next === resumeRotation) continue;
    await next({ ...options, currentKey: old.pem });
    if (next === startRotation) await abortRotation(options);
    expect(await options.vault.load("new")).toBeUndefined();
  }
  await resumeRotation({ ...options, emergency: true });
  expect(await pairs()).toEqual([recipient.current.id]);
});

test.each(["after", "before"] as const)(
  "taken back while it is not known whether the pair exists (answer lost %s), it is deleted or told of",
  async (when) => {
    const { newRotation, faults } = await start();
    const { options, old, pairs } = await newRotation();
    faults([{ kind: "drop", operation: "create", when, times: 3 }]);
    const observer = {
      request({ operation }: RequestRecord) {
        if (operation !== "create" || isUnreadable) return;
        isUnreadable = true;
        faults([{ kind: "drop", operation: "create", when, times: 3 }, unreadable]);
      },
    };
    let isUnreadable = false;
    const error = await failureOf(startRotation({ ...options, client: { ...options.client, observer } }));
    expect(error).toMatchObject({ step: { name: "create" }, keys: { old: "untouched", new: "none" } });
    faults([]);
    const { state, account, findings } = await abortRotation(options);
    expect(state).toBe("aborted");
    expect(await pairs()).toEqual([old.id]);
    const { mark } = account.attempts[0]!;
    expect(findings.map(({ found }) => found.includes(mark!))).toEqual(when === "before" ? [true] : []);
    expect(await options.vault.load("new")).toBeUndefined();
  },
);
