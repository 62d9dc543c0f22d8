import { expect, test } from "vitest";

import { crashPoints } from "../testing/crash-points.ts";
import { failureOf } from "../testing/real-server.ts";
import { startBench } from "../testing/rotation-bench.ts";
import { abortRotation, resumeRotation, startRotation, type JournalRecord } from "./index.ts";

const lose = { kind: "drop", operation: "create", when: "after", times: 1 } as const;
const sole = { soleCreator: true, onOrphan: "delete" } as const;

test("an orphan that could not be deleted is deleted when the rotation goes on, or is taken back", async () => {
  for (const next of [resumeRotation, abortRotation]) {
    const { newRotation, faults } = await startBench();
    const { options, pairs, recipient } = await newRotation();
    faults([lose, { kind: "status", status: 500, operation: "delete", times: 1 }]);
    const error = await failureOf(startRotation({ ...options, ...sole, emergency: true }));
    const [orphan] = error.account.unexplained;
    expect(orphan).toMatchObject({ exact: true });
    const { account } = await next(options);
    expect(account).toMatchObject({ unexplained: [], deleted: [{ id: orphan.id }] });
    expect(await pairs()).toEqual([recipient.current.id]);
  }
});

test("one that its owner deleted meanwhile is told of no longer", async () => {
  const { newRotation, faults, watcher } = await startBench();
  const { options, pairs, recipient } = await newRotation();
  faults([{ kind: "status", status: 401, operation: "create", when: "after", times: 2 }]);
  const error = await failureOf(startRotation(options));
  const [first, second] = error.account.unexplained;
  expect(second).toBeDefined();
  await watcher.delete(first.id);
  const { account } = await resumeRotation({ ...options, emergency: true });
  expect(account.unexplained.map(({ id }) => id)).toEqual([second.id]);
  expect(await pairs()).toEqual([recipient.current.id, String(second.id)].toSorted());
});

test("what a run that ended had learnt before the new key was stored is found out again", async () => {
  for (const next of [resumeRotation, abortRotation]) {
    const { newRotation, faults } = await startBench();
    const { options, old, pairs, recipient } = await newRotation();
    faults([{ kind: "status", status: 401, operation: "create", when: "after", times: 1 }]);
    const machine = crashPoints("write after create");
    const log: JournalRecord[] = [];
    const vault = machine.vault(options.vault);
    void startRotation({ ...options, journal: machine.journal(log), vault });
    await machine.crashed;
    const journal = crashPoints(Infinity).journal(log);
    const { account } = await next({ ...options, journal });
    const [orphan] = account.unexplained;
    const isDone = next === resumeRotation;
    expect(await pairs()).toEqual([isDone ? recipient.current.id : old.id, orphan!.id].toSorted());
  }
});
