import type { RevisionName } from "@api-key-pairs/server";
import { describe, expect, test } from "vitest";

import { crashPoints } from "../testing/crash-points.ts";
import { startBench } from "../testing/rotation-bench.ts";
import {
  abortRotation,
  readRotation,
  resumeRotation,
  RotationError,
  startRotation,
  type JournalRecord,
  type RotationStatus,
} from "./index.ts";

/** Some sixty rotations, on a machine that may have more to do. In milliseconds. */
const timeout = 300_000;

type Bench = Awaited<ReturnType<typeof startBench>>;

/** Rotates on a machine that dies, and looks at what is there then. */
async function crashAt(bench: Bench, moment: number | string, choice: object = {}) {
  const rotation = await bench.newRotation();
  const machine = crashPoints(moment);
  const log: JournalRecord[] = [];
  const { recipient, options } = rotation;
  const doomed = startRotation({
    ...options,
    ...choice,
    overlapMs: 1_000,
    graceMs: bench.input ? 1_000 : 0,
    until: "done",
    journal: machine.journal(log),
    vault: machine.vault(options.vault),
  });
  const ended = await Promise.race([doomed, machine.crashed]);
  // Its users are served whatever happened.
  expect(await bench.isActive(recipient.current)).toBe(true);
  const journal = crashPoints(Infinity).journal(log);
  const { currentKey, ...others } = options;
  // To read a key takes as long as the rest of a step: it is given where it is not kept yet.
  const isKept = (await options.vault.load("old")) !== undefined;
  return {
    ...rotation,
    options: { ...others, journal, ...(!isKept && { currentKey }) },
    currentKey,
    isOver: ended !== "crashed",
  };
}

/** What a status says may be left behind, apart from the new pair. */
function reported({ account }: RotationStatus): string[] {
  return account.unexplained.map(({ id }) => id);
}

describe.each<[RevisionName, least: number, orphans: number]>([
  ["2021-10", 30, 1],
  ["2026-08", 33, 0],
])("at an API of revision %s", (revision, least, orphans) => {
  test(
    "after a crash at any moment, resume ends with one key that works, and tells of every other",
    { timeout },
    async () => {
      const bench = await startBench(revision);
      let left = 0;
      for (let moment = 0; ; moment += 1) {
        const { isOver, options, currentKey, recipient, pairs } = await crashAt(bench, moment);
        if (isOver) {
          expect(moment).toBeGreaterThan(least);
          expect(left).toBe(orphans);
          return;
        }
        if ((await readRotation(options)) === undefined)
          await startRotation({ ...options, currentKey, emergency: true });
        const status = await resumeRotation(options);
        expect(status.state).toBe("done");
        expect(recipient.current.id).toBe(status.newId);
        expect(await bench.isActive(recipient.current)).toBe(true);
        expect(await pairs()).toEqual([status.newId!, ...reported(status)].toSorted());
        left += reported(status).length;
        expect([await options.vault.load("old"), await options.vault.load("new")]).toEqual([
          undefined,
          undefined,
        ]);
      }
    },
  );

  test(
    "after a crash at any moment, abort ends with the old key, or says that it is too late",
    { timeout },
    async () => {
      const bench = await startBench(revision);
      for (let moment = 0; ; moment += 1) {
        const crash = await crashAt(bench, moment, { soleCreator: true, onOrphan: "delete" });
        if (crash.isOver) return;
        const { options, recipient, pairs, old } = crash;
        const present = await readRotation(options);
        if (present === undefined) continue;
        const ended = await abortRotation(options).catch((error: unknown) => error as RotationError);
        expect(await bench.isActive(recipient.current)).toBe(true);
        if (ended instanceof RotationError) {
          expect([ended.problem, present.next]).toEqual(["not_abortable", ["resume"]]);
          continue;
        }
        expect(ended.state).toBe("aborted");
        expect(recipient.current.id).toBe(old.id);
        expect(await pairs()).toEqual([old.id]);
        expect(await abortRotation(options)).toEqual(ended);
      }
    },
  );
});

test("a pair whose key died with the process is deleted on resume, if there is no doubt whose it is", async () => {
  const bench = await startBench();
  const sole = { soleCreator: true, onOrphan: "delete" };
  const { options, pairs, recipient } = await crashAt(bench, "store new", sole);
  const lost = (await pairs()).find((id) => id !== recipient.current.id);
  const status = await resumeRotation(options);
  expect(await pairs()).toEqual([status.newId]);
  expect(status.account).toMatchObject({
    attempts: [
      { outcome: "found", id: lost },
      { outcome: "created", id: status.newId },
    ],
    unexplained: [],
    deleted: [{ id: lost, fits: true, exact: true }],
  });
});

test.each<[RevisionName, outcome: string]>([
  ["2021-10", "created"],
  ["2026-08", "found"],
])(
  "at %s, a key that was in the vault when the process died is the one that is used",
  async (revision, outcome) => {
    const bench = await startBench(revision);
    const { options, pairs, recipient } = await crashAt(bench, "write after create");
    const kept = (await options.vault.load("new"))!;
    const { account, findings } = await resumeRotation(options);
    const [, key] = recipient.keys;
    expect(recipient.keys).toHaveLength(2);
    expect([key!.pem, key!.thumbprint]).toEqual([kept.pem, kept.thumbprint]);
    expect(await pairs()).toEqual([key!.id]);
    expect(account).toMatchObject({ attempts: [{ outcome, id: key!.id }], unexplained: [] });
    expect(findings[0]).toEqual({ step: "create", found: "The new key was in the vault already" });
  },
);
