import type { RevisionName } from "@api-key-pairs/server";
import fc from "fast-check";
import { expect, test } from "vitest";

import { fastClock } from "../testing/fast-clock.ts";
import { createRecipient } from "../testing/rotation-bench.ts";
import { clientFor, faultArbitrary } from "../testing/schedules/fault-arbitrary.ts";
import type { FaultyApi } from "../testing/schedules/faulty-api.ts";
import { createMoments, happeningsArbitrary } from "../testing/schedules/happenings.ts";
import { runSchedules, timeout } from "../testing/schedules/run-schedules.ts";
import { shakyMachine } from "../testing/schedules/shaky-machine.ts";
import { createThirdParty } from "../testing/schedules/third-party.ts";
import {
  abortRotation,
  createMemoryVault,
  readRotation,
  resumeRotation,
  startRotation,
  type JournalRecord,
} from "./index.ts";
import { keyOfPair } from "./key-in-hand.ts";
import { openAttempts } from "./safe-create/create-account.ts";
import { carries, thumbprintOf } from "./safe-create/create-mark.ts";

const mishaps = ["delete", "abort", "settle", "fail", "crash"] as const;
const anything = [...mishaps, "create"] as const;

const roundsWith = (revision: RevisionName, names: readonly (typeof anything)[number][]) =>
  fc.array(
    fc.record({
      move: fc.constantFrom("resume", "resume", "abort", "start"),
      faults: fc.array(faultArbitrary(revision), { maxLength: 4 }),
      emergency: fc.boolean(),
      until: fc.constantFrom("overlap", "grace", "grace", "done"),
      happenings: happeningsArbitrary(names, 40),
    }),
    { minLength: 1, maxLength: 3 },
  );
const common = {
  /** How often a request is sent that may be sent again. */
  requests: fc.constantFrom(1, 1, 1, 2),
  recipients: fc.integer({ min: 1, max: 2 }),
  onOrphan: fc.constantFrom("report", "delete"),
  graceMs: fc.constantFrom(0, 60_000, 60_000),
  ending: fc.constantFrom("resume", "abort"),
};

const arbitrary = (revision: RevisionName) =>
  fc.oneof(
    fc.record({ ...common, soleCreator: fc.constant(false), rounds: roundsWith(revision, anything) }),
    fc.record({ ...common, soleCreator: fc.constant(true), rounds: roundsWith(revision, mishaps) }),
  );

type Schedule = ReturnType<typeof arbitrary> extends fc.Arbitrary<infer Each> ? Each : never;

async function check(api: FaultyApi, schedule: Schedule) {
  const { requests, recipients: count, onOrphan, soleCreator, graceMs, ending, rounds } = schedule;
  const theirs = await createThirdParty(api);
  const pair = await api.root.create(api.input);
  const { id, private_key: currentKey } = pair;
  const old = keyOfPair(id, { thumbprint: thumbprintOf(pair), pem: currentKey });
  const recipients = Array.from({ length: count }, (_, index) => createRecipient(old, `recipient ${index}`));
  const log: JournalRecord[] = [];
  const vault = createMemoryVault();
  const clock = fastClock();

  /** What must hold whenever nothing is under way. */
  async function inspect() {
    const pairs = await api.pairs();
    const present = [...pairs.keys()];
    const status = await readRotation({ journal: { read: async () => log } as never });
    const { account, newId } = status ?? { account: undefined, newId: undefined };
    const others = [api.rootId, ...theirs.own];
    const inUse = recipients.map(({ current }) => current.id);
    expect(present).toEqual(expect.arrayContaining([...others, ...inUse]));
    expect(inUse.filter((one) => pairs.get(one)!.active === false)).toEqual([]);
    // Called as the caller's are, and not touched.
    const theirPairs = [...theirs.own].map((one) => pairs.get(one)!);
    expect(theirPairs.filter(({ updated_at, created_at }) => updated_at !== created_at)).toEqual([]);
    const told = new Set([...others, id, newId, ...(account?.unexplained ?? []).map((pair) => pair.id)]);
    const silent = present.filter((one) => !told.has(one));
    const open = account ? openAttempts(account) : [];
    expect(silent.length).toBeLessThanOrEqual(open.length);
    if (api.input !== undefined) {
      const isMarked = (one: string) => open.some(({ mark }) => carries(pairs.get(one)!, mark!));
      expect(silent.filter((one) => !isMarked(one))).toEqual([]);
      expect(account?.unexplained.filter((one) => !one.exact || theirs.isTheirs(one.id)) ?? []).toEqual([]);
    }
    const asked = theirs.askedByCaller();
    expect(asked.filter((one) => one === api.rootId || theirs.isTheirs(one))).toEqual([]);
    if (asked.includes(id)) expect(inUse).not.toContain(id);
    if (!soleCreator || onOrphan === "report") {
      // Those of a key that was lost on the way to the vault included.
      const { attempts = [], deleted = [] } = account ?? {};
      const made = new Set([id, newId, ...[...attempts, ...deleted].map((one) => one.id)]);
      expect(asked.filter((one) => !made.has(one))).toEqual([]);
    }
    return { present, silent, status };
  }

  for (const { move, faults, happenings, emergency, until } of rounds) {
    const controller = new AbortController();
    const machine = shakyMachine();
    const { moment } = createMoments(happenings, {
      create: theirs.create,
      delete: theirs.delete,
      settle: api.settled,
      abort: () => controller.abort(),
      fail: () => {
        throw new Error("no space left on device");
      },
      crash: machine.crash,
    });
    const options = {
      client: { ...clientFor(faults), baseUrl: api.url, maxAttempts: requests },
      currentKey,
      clock: machine.clock(clock, moment),
      journal: machine.journal(log, moment),
      vault: machine.vault(vault, moment),
      handOver: recipients.map((recipient) => machine.handOver(recipient, moment)),
      signal: controller.signal,
    };
    api.setFaults(faults);
    const isBegun = log.length > 0;
    const running =
      move === "start" || !isBegun
        ? startRotation({
            ...options,
            ...(!emergency && { graceMs }),
            emergency,
            until,
            soleCreator,
            onOrphan,
          })
        : move === "abort"
          ? abortRotation(options)
          : resumeRotation({ ...options, emergency, until });
    await Promise.race([running.catch(() => {}), machine.crashed]);
    const { status } = await inspect();
    if (status?.next.length === 0) break;
  }

  api.setFaults([]);
  if (log.length === 0) return;
  const machine = shakyMachine();
  const calm = async () => {};
  const options = {
    client: { baseUrl: api.url },
    currentKey,
    clock,
    journal: machine.journal(log, calm),
    vault,
    handOver: recipients,
  };
  const { next, ...before } = (await inspect()).status!;
  const move = next.find((one) => one === ending) ?? next[0];
  if (move === "resume") await resumeRotation({ ...options, emergency: true });
  if (move === "abort") await abortRotation(options);
  const { present, silent, status } = await inspect();
  const { state, newId, account } = status!;
  expect(state).toBe(move === "abort" || before.state === "aborted" ? "aborted" : "done");
  const holds = state === "done" ? newId! : id;
  expect(recipients.map(({ current }) => current.id)).toEqual(recipients.map(() => holds));
  expect(account.unexplained.map((pair) => pair.id)).not.toContain(newId);
  // Some that nobody explains may be somebody else's.
  const left = account.unexplained.map((pair) => pair.id).filter((one) => present.includes(one));
  expect(new Set(present)).toEqual(new Set([api.rootId, ...theirs.own, holds, ...left, ...silent]));
  expect([await vault.load("old"), await vault.load("new")]).toEqual([undefined, undefined]);
}

test(
  "whatever goes wrong, the users of a key have one that works, and no pair is deleted or left without a word",
  { timeout },
  async (context) => {
    await runSchedules(context, { arbitrary, share: 0.2 }, check);
  },
);
