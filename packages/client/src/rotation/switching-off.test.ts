import { expect, test } from "vitest";

import { failureOf } from "../testing/real-server.ts";
import { startBench } from "../testing/rotation-bench.ts";
import {
  abortRotation,
  planRotation,
  resumeRotation,
  startRotation,
  type RotationEvent,
  type StartRotationOptions,
} from "./index.ts";

const hour = 3_600_000;

async function start() {
  const { newRotation, ...bench } = await startBench("2026-08");
  const rotation = await newRotation();
  return {
    ...bench,
    ...rotation,
    isActive: async () => (await bench.watcher.get(rotation.old.id)).active,
    /** Rotates to where the grace begins. */
    begin: async (given: Partial<StartRotationOptions> = {}) =>
      await startRotation({ ...rotation.options, overlapMs: 0, graceMs: hour, ...given }),
  };
}

test("for the length of the grace the old pair is switched off, and then it is deleted", async () => {
  const { begin, options, old, recipient, pairs, accepts, isActive } = await start();
  const status = await begin();
  expect(status).toMatchObject({
    state: "grace",
    keys: { old: "inactive", new: "works" },
    next: ["resume", "abort"],
    graceUntil: expect.any(String),
  });
  expect([await accepts(recipient.current), await accepts(old)]).toEqual([true, false]);
  expect(await isActive()).toBe(false);
  expect(await pairs()).toEqual([old.id, recipient.current.id].toSorted());
  const before = options.clock.now();
  expect(await resumeRotation(options)).toMatchObject({
    state: "done",
    keys: { old: "deleted" },
    findings: [],
  });
  expect(options.clock.now() - before).toBeGreaterThan(hour - 60_000);
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("taken back in the grace, the old pair is on again, its users have it, and the new one is gone", async () => {
  const { begin, options, old, recipient, pairs, accepts } = await start();
  const { newId } = await begin();
  const status = await abortRotation(options);
  expect(status).toMatchObject({ state: "aborted", keys: { old: "works", new: "deleted" }, next: [] });
  expect(status.steps.map(({ name }) => name)).toEqual([
    "reactivate",
    "recover",
    "hand-back",
    "delete-new",
    "clear",
  ]);
  expect(recipient.keys.map(({ id }) => id)).toEqual([old.id, newId, old.id]);
  expect(await accepts(old)).toBe(true);
  expect(await pairs()).toEqual([old.id]);
});

test("taken back while the old pair is being switched off, it is on in the end, whether it was off or not", async () => {
  for (const when of ["after", "before"] as const) {
    const { begin, options, old, pairs, accepts, faults, recipient } = await start();
    faults([{ kind: "drop", operation: "update", when, times: 1 }]);
    expect(await failureOf(begin())).toMatchObject({
      step: { name: "deactivate" },
      keys: { old: "unknown", new: "works" },
      next: ["resume", "abort"],
    });
    expect(await accepts(recipient.current)).toBe(true);
    expect((await abortRotation(options)).state).toBe("aborted");
    expect(await accepts(old)).toBe(true);
    expect(await pairs()).toEqual([old.id]);
  }
});

test("what could not be switched on again is tried again, and the new key works meanwhile", async () => {
  const { begin, options, old, recipient, accepts, faults } = await start();
  await begin();
  faults([{ kind: "status", status: 500, operation: "update", times: 1 }]);
  expect(await failureOf(abortRotation(options))).toMatchObject({
    step: { name: "reactivate" },
    keys: { old: "unknown", new: "works" },
    next: ["abort"],
  });
  expect(await accepts(recipient.current)).toBe(true);
  expect((await abortRotation(options)).state).toBe("aborted");
  expect(await accepts(old)).toBe(true);
});

test("nothing is taken back with neither key working, and whose pair is told", async () => {
  const { begin, options, watcher, recipient, old } = await start();
  await begin();
  await watcher.delete(recipient.current.id);
  expect(await failureOf(abortRotation(options))).toMatchObject({
    problem: "not_abortable",
    message: expect.stringContaining(`switch ${old.id} on again`),
  });
  await watcher.update(old.id, { active: true });
  expect((await abortRotation(options)).state).toBe("aborted");
});

test("an emergency has no grace, and ends the one that runs", async () => {
  const { begin, options, pairs, recipient } = await start();
  await begin();
  const { findings } = await resumeRotation({ ...options, emergency: true });
  expect(findings).toEqual([{ step: "grace", found: "The grace was cut short" }]);
  expect(await pairs()).toEqual([recipient.current.id]);
  expect(options.clock.skippedMs).toBe(0);
  expect(await failureOf(begin({ emergency: true }))).toMatchObject({ field: "graceMs" });
  expect(planRotation({ emergency: true }).map(({ name }) => name)).not.toContain("grace");
});

test("how far it goes: to the overlap, to the grace, or to the end", async () => {
  const { begin, options } = await start();
  expect((await begin({ overlapMs: hour })).state).toBe("overlap");
  expect((await resumeRotation({ ...options, until: "overlap" })).state).toBe("overlap");
  expect((await resumeRotation({ ...options, until: "grace" })).state).toBe("grace");
  expect((await resumeRotation({ ...options, until: "grace" })).state).toBe("grace");
  expect((await resumeRotation(options)).state).toBe("done");
});

test("an API of revision 2021-10 has no grace, and the step says so", async () => {
  const { newRotation, server } = await startBench();
  const { options, pairs, recipient } = await newRotation();
  const status = await startRotation({ ...options, overlapMs: 0, graceMs: hour });
  const found = "There was no grace: an API of revision 2021-10 cannot switch a key pair off";
  expect(status).toMatchObject({ state: "done", findings: [{ step: "grace", found }] });
  expect(await pairs()).toEqual([recipient.current.id]);
  expect(options.clock.skippedMs).toBe(0);
  expect(server.admin.requests().map(({ method }) => method)).not.toContain("PUT");
});

test("an old pair that is gone before it is switched off is no failure", async () => {
  const { begin, options, old, watcher, pairs, recipient } = await start();
  await begin({ overlapMs: hour });
  await watcher.delete(old.id);
  const { state, findings } = await resumeRotation({ ...options, emergency: true });
  expect(state).toBe("done");
  expect(findings.map(({ step }) => step)).toEqual(["overlap", "deactivate", "grace", "delete"]);
  expect(await pairs()).toEqual([recipient.current.id]);
});

test("an old key that the API still accepts when it is switched off stops the rotation, which can go on", async () => {
  const { begin, options, old, faults, accepts, recipient } = await start();
  const answer = {
    type: "api-key-pair",
    id: old.id,
    created_at: "2026-08-01T00:00:00Z",
    updated_at: "2026-08-01T00:00:00Z",
  };
  // Something in between answers for the API.
  faults([{ kind: "status", status: 200, operation: "update", times: 1, body: answer }]);
  expect(await failureOf(begin())).toMatchObject({
    step: { name: "deactivate" },
    message: expect.stringContaining("still accepts"),
    next: ["resume", "abort"],
  });
  expect([await accepts(old), await accepts(recipient.current)]).toEqual([true, true]);
  expect((await resumeRotation({ ...options, until: "grace" })).state).toBe("grace");
});

test("what refuses both keys does not count as a refusal of the old one", async () => {
  const { begin, faults, recipient, accepts } = await start();
  const waits: RotationEvent[] = [];
  const onStep = (event: RotationEvent) => {
    if (event.status === "waiting") waits.push(event);
    if (event.step.name === "deactivate" && event.status === "started")
      faults([{ kind: "status", status: 403, operation: "list", times: 4 }]);
  };
  expect((await begin({ onStep })).state).toBe("grace");
  expect(waits).toMatchObject([{ step: { name: "deactivate" } }]);
  expect(await accepts(recipient.current)).toBe(true);
});
