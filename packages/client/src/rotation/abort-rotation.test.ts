import { expect, test } from "vitest";

import { failureOf } from "../testing/real-server.ts";
import { startBench } from "../testing/rotation-bench.ts";
import {
  abortRotation,
  createMemoryJournal,
  readRotation,
  resumeRotation,
  startRotation,
  type HandOver,
  type RotationEvent,
} from "./index.ts";

test("during the overlap everything is taken back: the old key is handed over again, the new pair is gone", async () => {
  const { newRotation, accepts } = await startBench();
  const { options, old, recipient, pairs } = await newRotation();
  const { newId } = await startRotation(options);
  const status = await abortRotation(options);
  expect(status).toMatchObject({ state: "aborted", keys: { old: "untouched", new: "deleted" }, next: [] });
  expect(recipient.keys.map(({ id }) => id)).toEqual([old.id, newId, old.id]);
  expect(await accepts(recipient.current)).toBe(true);
  expect(await pairs()).toEqual([old.id]);
  expect([await options.vault.load("new"), await options.vault.load("old")]).toEqual([undefined, undefined]);
  expect(await abortRotation(options)).toEqual(status);
  expect(await resumeRotation(options)).toEqual(status);
});

test("only those who may have got the new key are given the old one, in the order of the hand-over", async () => {
  const { newRotation } = await startBench();
  const { options, old } = await newRotation();
  const calls: string[] = [];
  const named = (name: string, fails = false): HandOver => ({
    name,
    async deliver() {
      calls.push(`deliver ${name}`);
      if (fails) throw new Error("no");
    },
    async withdraw({ key }) {
      calls.push(`withdraw ${name} ${key.id === old.id}`);
    },
  });
  const handOver = [named("a"), named("b", true), named("c")];
  expect(await failureOf(startRotation({ ...options, handOver }))).toMatchObject({ step: { to: "b" } });
  expect((await abortRotation({ ...options, handOver })).state).toBe("aborted");
  expect(calls).toEqual(["deliver a", "deliver b", "withdraw a true", "withdraw b true"]);
});

test("who copies the key from another is given the old one after that", async () => {
  const { newRotation, accepts } = await startBench();
  const { options, old, recipient: store } = await newRotation();
  let app = store.current;
  const copy: HandOver = { name: "copy", deliver: async () => void (app = store.current) };
  const handOver = [store, copy];
  await startRotation({ ...options, handOver });
  expect(app).not.toBe(old);
  await abortRotation({ ...options, handOver });
  expect([store.current.id, app.id]).toEqual([old.id, old.id]);
  expect(await accepts(app)).toBe(true);
});

test("a recipient that cannot be given the old key back keeps a new one that works", async () => {
  const { newRotation, accepts } = await startBench();
  const { options, recipient } = await newRotation();
  await startRotation(options);
  const withdraw = async () => {
    throw new Error("not now");
  };
  const handOver = [{ ...recipient, keys: [], name: recipient.name, withdraw }];
  expect(await failureOf(abortRotation({ ...options, handOver }))).toMatchObject({
    step: { name: "hand-back" },
    next: ["abort"],
  });
  expect(await accepts(recipient.current)).toBe(true);
  expect(await failureOf(resumeRotation(options))).toMatchObject({ problem: "not_resumable" });
  expect((await abortRotation(options)).state).toBe("aborted");
});

test("nobody is given back a key that does not work any more", async () => {
  const { newRotation, faults } = await startBench();
  const { options, old, recipient } = await newRotation();
  const { newId } = await startRotation(options);
  const onStep = ({ step, status }: RotationEvent) => {
    if (step.name === "recover" && status === "done")
      faults([{ kind: "status", status: 401, operation: "list" }]);
  };
  expect(await failureOf(abortRotation({ ...options, onStep }))).toMatchObject({
    step: { name: "hand-back" },
  });
  expect(recipient.current.id).toBe(newId);
  faults([]);
  expect((await abortRotation(options)).state).toBe("aborted");
  expect(recipient.current.id).toBe(old.id);
});

test("a rotation that is done is not taken back", async () => {
  const { newRotation } = await startBench();
  const { options, recipient, pairs } = await newRotation();
  await startRotation({ ...options, emergency: true });
  expect(await failureOf(abortRotation(options))).toMatchObject({ problem: "not_abortable", next: [] });
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("from the deletion of the old pair on, resume alone is left", async () => {
  const { newRotation, faults } = await startBench();
  const { options, pairs, recipient } = await newRotation();
  faults([{ kind: "drop", operation: "delete", when: "after", times: 1 }]);
  expect(await failureOf(startRotation({ ...options, emergency: true }))).toMatchObject({
    step: { name: "delete" },
    keys: { old: "unknown", new: "works" },
    next: ["resume"],
  });
  expect(await failureOf(abortRotation(options))).toMatchObject({
    problem: "not_abortable",
    message:
      "The old key pair is deleted, or may still be: only resume is left. " +
      "Old key: unknown; new key: works. resume goes on",
  });
  expect((await resumeRotation(options)).state).toBe("done");
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("nothing is taken back while the old key does not work", async () => {
  const { newRotation, watcher, accepts } = await startBench();
  const { options, old, recipient } = await newRotation();
  await startRotation(options);
  await watcher.delete(old.id);
  const events: RotationEvent[] = [];
  const onStep = (event: RotationEvent) => void events.push(event);
  expect(await failureOf(abortRotation({ ...options, onStep }))).toMatchObject({
    problem: "not_abortable",
    cause: { code: "unauthorized" },
  });
  expect([events, options.clock.skippedMs]).toEqual([[], 0]);
  expect(await accepts(recipient.current)).toBe(true);
  expect((await resumeRotation(options)).state).toBe("done");
});

test("a pair whose answer was lost is told of, and not deleted, where it may be somebody else's", async () => {
  const { newRotation, faults } = await startBench();
  const { options, old, pairs } = await newRotation();
  faults([{ kind: "drop", operation: "create", when: "after", times: 1 }]);
  const error = await failureOf(startRotation(options));
  expect(error).toMatchObject({ step: { name: "create" }, keys: { old: "untouched", new: "none" } });
  const orphan: string = error.account.unexplained[0].id;
  const { state, account, findings } = await abortRotation(options);
  expect(state).toBe("aborted");
  expect(account.unexplained).toMatchObject([{ id: orphan, exact: false }]);
  expect(findings).toEqual([{ step: "recover", found: `Nobody explains these key pairs: ${orphan}` }]);
  expect(await pairs()).toEqual([orphan, old.id].toSorted());
});

test("without a rotation there is nothing to take back or to go on with", async () => {
  const { newRotation } = await startBench();
  const { options } = await newRotation();
  expect(await readRotation(options)).toBeUndefined();
  for (const act of [abortRotation, resumeRotation])
    expect(await failureOf(act(options))).toMatchObject({ problem: "none" });
});

test("a journal of another API, another key or other recipients is refused, and nothing is done", async () => {
  const { newRotation, watcher } = await startBench();
  const { options, old, recipient } = await newRotation();
  await startRotation(options);
  const { private_key: foreign } = await watcher.create();
  for (const [wrong, problem] of [
    [{ client: { baseUrl: "http://localhost:1" } }, "other_server"],
    [{ currentKey: foreign }, "other_key"],
    [{ handOver: [] }, "other_hand_over"],
  ] as const) {
    for (const act of [abortRotation, resumeRotation])
      expect(await failureOf(act({ ...options, ...wrong }))).toMatchObject({ problem });
  }
  expect((await readRotation(options))?.state).toBe("overlap");
  for (const currentKey of [old.pem, recipient.current.pem])
    expect((await resumeRotation({ ...options, currentKey, until: "overlap" })).state).toBe("overlap");
});

test("a rotation that is not over is not begun again, and one that sent nothing is", async () => {
  const { newRotation, faults } = await startBench();
  const { options } = await newRotation();
  faults([{ kind: "status", status: 503, times: 1 }]);
  expect(await failureOf(startRotation(options))).toMatchObject({ step: { name: "snapshot" } });
  expect((await readRotation(options))!.isUnderWay).toBe(false);
  expect(await startRotation(options)).toMatchObject({ state: "overlap", isUnderWay: true });
  expect(await failureOf(startRotation(options))).toMatchObject({
    problem: "unfinished",
    next: ["resume", "abort"],
  });
  expect((await abortRotation(options)).isUnderWay).toBe(false);
  expect((await startRotation(options)).state).toBe("overlap");
});

test("two rotations at once: one runs, and the other says so", async () => {
  const { newRotation } = await startBench();
  const { options, pairs } = await newRotation();
  const both = await Promise.allSettled([startRotation(options), startRotation(options)]);
  const refused = both.filter((one) => one.status === "rejected");
  expect(refused).toMatchObject([{ reason: { code: "rotation", problem: "busy" } }]);
  expect(await pairs()).toHaveLength(2);
});

test("a journal of another version is refused", async () => {
  const { newRotation } = await startBench();
  const { options } = await newRotation();
  await startRotation(options);
  const [began, ...rest] = await options.journal.read();
  const journal = createMemoryJournal();
  const open = await journal.open();
  await open.begin({ ...began, version: 2 } as never);
  for (const record of rest) await open.append(record);
  await open.close();
  for (const act of [startRotation, resumeRotation, abortRotation, readRotation])
    expect(await failureOf(act({ ...options, journal }))).toMatchObject({ problem: "version" });
});
