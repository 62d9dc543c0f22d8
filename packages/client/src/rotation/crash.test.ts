import { expect, test } from "vitest";

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

/** Rotates on a machine that dies, and looks at what is there then. */
async function crashAt(bench: Bench, moment: number, choice: object = {}) {
  const rotation = await bench.newRotation();
  const machine = crashPoints(moment);
  const log: JournalRecord[] = [];
  const { recipient, options } = rotation;
  const doomed = startRotation({
    ...options,
    ...choice,
    overlapMs: 1_000,
    until: "done",
    journal: machine.journal(log),
    vault: machine.vault(options.vault),
  });
  const ended = await Promise.race([doomed, machine.crashed]);
  // Its users are served whatever happened.
  expect(await bench.accepts(recipient.current)).toBe(true);
  const journal = crashPoints(Infinity).journal(log);
  return { ...rotation, options: { ...options, journal }, isOver: ended !== "crashed" };
}

type Bench = Awaited<ReturnType<typeof startBench>>;

/** What a status says may be left behind, apart from the new pair. */
function reported({ account }: RotationStatus): string[] {
  return account.unexplained.map(({ id }) => id);
}

test(
  "after a crash at any moment, resume ends with one key that works, and tells of every other",
  { timeout },
  async () => {
    const bench = await startBench();
    for (let moment = 0; ; moment += 1) {
      const crash = await crashAt(bench, moment);
      if (crash.isOver) {
        expect(moment).toBeGreaterThan(25);
        return;
      }
      const { options, recipient, pairs, missing, old } = crash;
      if ((await readRotation(options)) === undefined) await startRotation({ ...options, emergency: true });
      const status = await resumeRotation(options);
      expect(status.state).toBe("done");
      expect(recipient.current.id).toBe(status.newId);
      expect(await bench.accepts(recipient.current)).toBe(true);
      expect(await pairs()).toEqual([status.newId!, ...reported(status)].toSorted());
      expect(await pairs()).not.toContain(old.id);
      expect(await missing()).toEqual([]);
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
    const bench = await startBench();
    for (let moment = 0; ; moment += 1) {
      const crash = await crashAt(bench, moment, { soleMinter: true, onOrphan: "delete" });
      if (crash.isOver) return;
      const { options, recipient, pairs, missing, old } = crash;
      if ((await readRotation(options)) === undefined) continue;
      const ended = await abortRotation(options).catch((error: unknown) => error as RotationError);
      expect(await missing()).toEqual([]);
      expect(await bench.accepts(recipient.current)).toBe(true);
      if (ended instanceof RotationError) {
        expect(ended.problem).toBe("not_abortable");
        expect((await resumeRotation(options)).state).toBe("done");
        continue;
      }
      expect(ended.state).toBe("aborted");
      expect(recipient.current.id).toBe(old.id);
      expect(await pairs()).toEqual([old.id]);
      expect(await abortRotation(options)).toEqual(ended);
    }
  },
);

test("a pair whose key died with the process is deleted on resume, if there is no doubt whose it is", async () => {
  const bench = await startBench();
  // The moment between the answer to create and the storing of its key.
  const { options, pairs, recipient } = await crashAt(bench, 10, { soleMinter: true, onOrphan: "delete" });
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

test("a key that was in the vault when the process died is the one that is used", async () => {
  const bench = await startBench();
  // The moment between the storing of the key and the record of it.
  const { options, old, pairs, recipient } = await crashAt(bench, 11);
  const kept = await options.vault.load("new");
  const status = await resumeRotation(options);
  expect(recipient.keys.slice(1)).toEqual([kept]);
  expect(kept!.id).not.toBe(old.id);
  expect(await pairs()).toEqual([kept!.id]);
  expect(status).toMatchObject({
    account: { attempts: [{ outcome: "created", id: kept!.id }], unexplained: [] },
    findings: [{ step: "create", found: "The new key was in the vault already" }],
  });
});
