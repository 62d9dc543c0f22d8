import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { failureOf } from "../testing/real-server.ts";
import { createRecipient, startBench } from "../testing/rotation-bench.ts";
import {
  planRotation,
  readRotation,
  resumeRotation,
  RotationError,
  startRotation,
  type RotationEvent,
} from "./index.ts";

test("the new key is handed over, works, and replaces the old one after the overlap", async () => {
  const { newRotation, accepts, server } = await startBench();
  const { options, old, recipient, pairs } = await newRotation();
  const events: RotationEvent[] = [];
  const onStep = (event: RotationEvent) => void events.push(event);

  const halfway = await startRotation({ ...options, onStep, overlapMs: 3_600_000 });
  expect(halfway).toMatchObject({ state: "overlap", keys: { old: "untouched", new: "works" } });
  expect(halfway.next).toEqual(["resume", "abort"]);
  const key = recipient.current;
  expect(recipient.keys).toEqual([old, key]);
  expect(await pairs()).toEqual([key.id, old.id].toSorted());
  expect([await accepts(key), await accepts(old)]).toEqual([true, true]);

  const { currentKey: _, ...rest } = options;
  const before = options.clock.now();
  const status = await resumeRotation({ ...rest, onStep });
  expect(options.clock.now() - before).toBeGreaterThan(3_500_000);
  expect(status).toMatchObject({ state: "done", newId: key.id, keys: { old: "deleted", new: "works" } });
  expect(status.next).toEqual([]);
  // Signed by the new key.
  expect(server.admin.requests({ operation: "delete" })).toMatchObject([{ keyPairId: key.id, status: 204 }]);
  expect(await pairs()).toEqual([key.id]);
  expect([await accepts(key), await accepts(old)]).toEqual([true, false]);
  expect([await options.vault.load("new"), await options.vault.load("old")]).toEqual([undefined, undefined]);
  expect(await readRotation(options)).toEqual(status);
  const done = events.filter((event) => event.status === "done").map(({ step }) => step);
  expect(done).toEqual(planRotation({ handOver: [recipient] }));
});

test("in an emergency the old pair is gone in one run", async () => {
  const { newRotation } = await startBench();
  const { options, recipient, pairs } = await newRotation();
  expect((await startRotation({ ...options, emergency: true })).state).toBe("done");
  expect(await pairs()).toEqual([recipient.current.id]);
  expect(options.clock.skippedMs).toBe(0);
});

test("an emergency during the overlap ends it", async () => {
  const { newRotation } = await startBench();
  const { options, recipient, pairs } = await newRotation();
  await startRotation(options);
  const { findings } = await resumeRotation({ ...options, emergency: true });
  expect(findings).toEqual([{ step: "overlap", found: "The overlap was cut short" }]);
  expect(await pairs()).toEqual([recipient.current.id]);
  expect(options.clock.skippedMs).toBe(0);
});

test("handed over to nobody, the new key stays in the vault, and is in the way of the next rotation", async () => {
  const { newRotation, accepts } = await startBench();
  const { options } = await newRotation();
  const { newId } = await startRotation({ ...options, handOver: [], overlapMs: 0 });
  const kept = await options.vault.load("new");
  expect(kept?.thumbprint).toBe(newId);
  expect(await accepts(kept)).toBe(true);
  const again = startRotation({ ...options, currentKey: kept!.pem });
  expect(await failureOf(again)).toMatchObject({ code: "rotation", problem: "vault" });
});

test("several hand over in order, and one that fails stops the rotation with the old key untouched", async () => {
  const { newRotation, accepts } = await startBench();
  const { options, old, recipient } = await newRotation();
  const second = { ...createRecipient(old, "second"), isBroken: true };
  const third = createRecipient(old, "third");
  const handOver = [
    recipient,
    {
      name: "second",
      async deliver(delivery: Parameters<typeof second.deliver>[0]) {
        if (second.isBroken) throw new Error(`no room for ${delivery.key.pem}`);
        await second.deliver(delivery);
      },
    },
    third,
  ];
  const error = await failureOf(startRotation({ ...options, handOver, emergency: true }));
  expect(error).toBeInstanceOf(RotationError);
  expect(error).toMatchObject({
    problem: "step",
    step: { name: "hand-over", target: 1, to: "second" },
    keys: { old: "untouched", new: "works" },
    next: ["resume", "abort"],
    message:
      "The rotation stopped at hand-over (second): no room for [redacted]\n. " +
      "Old key: untouched; new key: works. resume goes on, abort takes it back",
  });
  expect(secretsIn(error, [recipient.current.pem, old.pem])).toEqual([]);
  expect(third.current).toBe(old);
  expect(await accepts(old)).toBe(true);

  second.isBroken = false;
  expect((await resumeRotation({ ...options, handOver })).state).toBe("done");
  expect(third.keys).toEqual([old, recipient.current]);
  expect(recipient.keys).toHaveLength(2);
});

test("nothing is minted for a recipient that cannot take the key", async () => {
  const { newRotation } = await startBench();
  const { options, old, pairs } = await newRotation();
  const prepare = async () => {
    throw new Error("not there");
  };
  const handOver = [{ name: "broken", prepare, deliver: async () => {} }];
  expect(await failureOf(startRotation({ ...options, handOver }))).toMatchObject({
    problem: "hand_over",
    message: "The key cannot be handed over (broken): not there. Nothing was created",
  });
  expect(await pairs()).toEqual([old.id]);
  expect(await readRotation(options)).toBeUndefined();
});

test("a new key that the API does not know at first is waited for", async () => {
  const { newRotation, faults } = await startBench();
  const { options, pairs, recipient } = await newRotation();
  const waits: RotationEvent[] = [];
  const onStep = (event: RotationEvent) => {
    if (event.status === "waiting") waits.push(event);
    if (event.step.name === "create" && event.status === "done")
      faults([{ kind: "status", status: 401, operation: "list", times: 7 }]);
  };
  expect((await startRotation({ ...options, onStep, emergency: true })).state).toBe("done");
  expect(waits).toMatchObject([{ step: { name: "prove" } }]);
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("a new key that is refused for ever stops the rotation before anybody gets it", async () => {
  const { newRotation, faults } = await startBench();
  const { options, old, recipient } = await newRotation();
  const onStep = ({ step, status }: RotationEvent) => {
    if (step.name === "create" && status === "done")
      faults([{ kind: "status", status: 401, operation: "list" }]);
  };
  const error = await failureOf(startRotation({ ...options, onStep, propagationMs: 60_000 }));
  expect(error).toMatchObject({
    step: { name: "prove" },
    keys: { old: "untouched", new: "unproven" },
    cause: { code: "unauthorized" },
  });
  expect(options.clock.skippedMs).toBeGreaterThan(50_000);
  expect(recipient.current).toBe(old);
});

test("an old pair that somebody deleted meanwhile is no failure", async () => {
  const { newRotation, watcher } = await startBench();
  const { options, old, pairs, recipient } = await newRotation();
  await startRotation(options);
  await watcher.delete(old.id);
  const status = await resumeRotation(options);
  expect(status).toMatchObject({ state: "done", keys: { old: "deleted" } });
  expect(status.findings).toEqual([{ step: "delete", found: "The old key pair was gone already" }]);
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("a new pair that somebody deleted during the overlap keeps the old one alive", async () => {
  const { newRotation, watcher, accepts } = await startBench();
  const { options, old, recipient } = await newRotation();
  await startRotation(options);
  await watcher.delete(recipient.current.id);
  expect(await failureOf(resumeRotation(options))).toMatchObject({
    step: { name: "prove" },
    next: ["resume", "abort"],
  });
  expect(await accepts(old)).toBe(true);
});

test("an old key that the API accepts after its deletion is told of", async () => {
  const { newRotation, faults } = await startBench();
  const { options } = await newRotation();
  const onStep = ({ step, status }: RotationEvent) => {
    // Something in between says that it is deleted.
    if (step.name === "delete" && status === "started")
      faults([{ kind: "status", status: 204, operation: "delete", times: 1 }]);
  };
  expect(await failureOf(startRotation({ ...options, onStep, emergency: true }))).toMatchObject({
    step: { name: "verify" },
    message: expect.stringContaining("The API says that the old key pair is gone, and still accepts its key"),
    keys: { old: "deleted", new: "works" },
    next: ["resume"],
  });
});

test("what a listener throws changes nothing", async () => {
  const { newRotation } = await startBench();
  const { options } = await newRotation();
  const onStep = () => {
    throw new Error("of the listener");
  };
  expect((await startRotation({ ...options, onStep, emergency: true })).state).toBe("done");
});

test("options that cannot be right are refused before anything is done", async () => {
  const { newRotation } = await startBench();
  const { options, old, pairs } = await newRotation();
  for (const wrong of [
    { overlapMs: -1 },
    { until: "tomorrow" },
    { emergency: true, overlapMs: 1 },
    { currentKey: "" },
    { client: { baseUrl: "http://example.com" } },
    { overlap: 1 },
  ]) {
    const error = await failureOf(startRotation({ ...options, ...(wrong as object) }));
    expect(error).toMatchObject({ code: "input" });
  }
  expect(await pairs()).toEqual([old.id]);
  expect(await options.journal.read()).toEqual([]);
});
