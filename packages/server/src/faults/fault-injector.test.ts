import fc from "fast-check";
import { Hono } from "hono";
import { expect, test } from "vitest";

import type { AppEnv } from "../app-env.ts";
import type { Fault } from "./fault.ts";
import type { FaultInjectorOptions } from "./fault-injector.ts";
import { createFaultInjector } from "./fault-injector.ts";

/** An injector in front of work that always succeeds. */
function inject(options: FaultInjectorOptions) {
  const faults = createFaultInjector(options);
  const app = new Hono<AppEnv>();
  app.use(faults.middleware);
  app.all("*", (c) => c.json({}));
  const status = async (method = "GET", path = "/api-key-pairs") =>
    (await app.request(path, { method })).status;
  return { faults, status };
}

/** What a number of requests, one after the other, are answered with. */
async function statuses(options: FaultInjectorOptions, count: number) {
  const { status } = inject(options);
  const all: number[] = [];
  while (all.length < count) all.push(await status());
  return all;
}

const status = (code: number, more: object = {}): Fault => ({ kind: "status", status: code, ...more });

test("a fault strikes as many requests as it is told to, and is used up then", async () => {
  expect(await statuses({ faults: [status(503, { times: 2 })] }, 4)).toEqual([503, 503, 200, 200]);
});

test("of many requests at once, a fault that strikes once strikes one", async () => {
  const { faults, status: ask } = inject({
    faults: [{ kind: "latency", ms: 1 }, status(503, { times: 1 }), status(502, { times: 1, when: "after" })],
  });
  const answers = await Promise.all(Array.from({ length: 20 }, async () => await ask()));
  expect(answers.filter((answer) => answer === 503)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 502)).toHaveLength(1);
  expect(faults.list().map(({ struck, left }) => [struck, left])).toEqual([
    [20, null],
    [1, 0],
    [1, 0],
  ]);
});

test("the first fault that strikes decides, and those after it are neither asked nor used up", async () => {
  const { faults, status: ask } = inject({
    faults: [status(501, { times: 1 }), status(502, { times: 1 }), status(503, { times: 1 })],
  });
  expect(await ask()).toBe(501);
  expect(faults.list().map(({ asked }) => asked)).toEqual([1, 0, 0]);
  expect(await ask()).toBe(502);
  expect(await ask()).toBe(503);
  expect(await ask()).toBe(200);
});

test("faults before the work come before those after it, wherever they are in the list", async () => {
  const faults = [status(502, { when: "after", times: 1 }), status(503, { times: 1 })];
  expect(await statuses({ faults }, 3)).toEqual([503, 502, 200]);
});

test("a fault after the work is not asked when the work failed", async () => {
  const { faults } = inject({ faults: [status(502, { when: "after" })] });
  const app = new Hono<AppEnv>().use(faults.middleware);
  expect((await app.request("/api-key-pairs")).status).toBe(404);
  expect(faults.list()).toMatchObject([{ asked: 0 }]);
});

test("a fault strikes the operations that it is aimed at, and nothing beside the API", async () => {
  const { faults, status: ask } = inject({ faults: [status(503, { operation: ["create", "delete"] })] });
  expect(await ask("POST")).toBe(503);
  expect(await ask("DELETE", "/api-key-pairs/x")).toBe(503);
  expect(await ask("GET")).toBe(200);
  faults.set([status(503)]);
  expect(await ask("GET")).toBe(503);
  for (const [method, path] of [
    ["HEAD", "/api-key-pairs"],
    ["OPTIONS", "/api-key-pairs"],
    ["GET", "/api-key-pairs/x"],
    ["GET", "/openapi.json"],
  ]) {
    expect(await ask(method, path)).toBe(200);
  }
});

test("a fault that damages a body leaves delete alone", async () => {
  const faults: Fault[] = [
    { kind: "truncate", operation: ["delete", "list"] },
    { kind: "malformed" },
    { kind: "drip" },
    { kind: "content-type" },
  ];
  const { faults: injector, status: ask } = inject({ faults });
  expect(await ask("DELETE", "/api-key-pairs/x")).toBe(200);
  expect(injector.list().map(({ asked }) => asked)).toEqual([0, 0, 0, 0]);
});

const half = (code = 503, more: object = {}) => status(code, { probability: 0.5, ...more });

test("the same seed and the same requests give the same strikes", async () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const fault = fc.record({
    kind: fc.constant("status" as const),
    status: fc.constantFrom(500, 502, 503),
    probability,
    when: fc.constantFrom("before" as const, "after" as const),
    times: fc.integer({ min: 1, max: 20 }),
  });
  const property = fc.asyncProperty(
    fc.maxSafeInteger(),
    fc.array(fault, { maxLength: 4 }),
    async (seed, faults) => {
      expect(await statuses({ faults, seed }, 25)).toEqual(await statuses({ faults, seed }, 25));
    },
  );
  await fc.assert(property, { numRuns: 30 });
});

test("another seed gives other strikes, and so does another place in the list", async () => {
  const one = await statuses({ faults: [half()], seed: 1 }, 40);
  expect(await statuses({ faults: [half()], seed: 2 }, 40)).not.toEqual(one);
  const never = status(500, { probability: 0 });
  expect(await statuses({ faults: [never, half()], seed: 1 }, 40)).not.toEqual(one);
  expect(await statuses({ faults: [half()] }, 40)).toEqual(await statuses({ faults: [half()], seed: 0 }, 40));
});

test("the draws of a fault do not depend on what other faults do to other operations", async () => {
  const alone = await statuses({ faults: [half(503, { operation: "list" })], seed: 3 }, 40);
  const { status: ask } = inject({
    faults: [half(503, { operation: "list" }), half(500, { operation: "create" })],
    seed: 3,
  });
  const among: number[] = [];
  while (among.length < 40) {
    await ask("POST");
    among.push(await ask("GET"));
  }
  expect(among).toEqual(alone);
});

test.each([
  [0, 0],
  [0.1, 96],
  [0.5, 510],
  [1, 1000],
])("a probability of %d strikes its share of 1000 requests", async (probability, share) => {
  const struck = (await statuses({ faults: [status(503, { probability })], seed: 2021 }, 1000)).filter(
    (answer) => answer === 503,
  );
  expect(struck).toHaveLength(share);
});

test("set starts anew with the seed that it is given or has, add goes on, clear ends it", async () => {
  const { faults, status: ask } = inject({ faults: [half(503, { times: 3 })], seed: 5 });
  const run = async () => [await ask(), await ask(), await ask(), await ask(), await ask()];
  const first = await run();
  const counts = faults.list();
  faults.add({ kind: "drop", operation: "create", times: 2 });
  expect(faults.list()).toEqual([
    ...counts,
    { fault: { kind: "drop", operation: "create", times: 2 }, asked: 0, struck: 0, left: 2 },
  ]);
  faults.set([half(503, { times: 3 })]);
  expect(faults.seed).toBe(5);
  expect(faults.list()).toMatchObject([{ asked: 0, struck: 0, left: 3 }]);
  expect(await run()).toEqual(first);
  faults.set([status(418)], 6);
  expect(faults.seed).toBe(6);
  expect(await ask()).toBe(418);
  faults.clear();
  expect(faults.list()).toEqual([]);
  expect(await ask()).toBe(200);
});

test("reset removes all faults, and brings the first seed back", async () => {
  const { faults, status: ask } = inject({ faults: [status(503)], seed: 5 });
  faults.set([status(502)], 6);
  faults.reset();
  expect([faults.list(), faults.seed]).toEqual([[], 5]);
  expect(await ask()).toBe(200);
});

test("neither what was given nor what is listed is the fault itself", async () => {
  const body = { deep: [1] };
  const given = { kind: "status" as const, status: 503, body, operation: ["list" as const] };
  const { faults } = inject({ faults: [given] });
  faults.add(given);
  const before = structuredClone(faults.list());
  const [one] = faults.list();
  for (const fault of [given, one!.fault as typeof given]) {
    fault.status = 599;
    fault.operation.pop();
    fault.body.deep.push(2);
  }
  expect(faults.list()).toEqual(before);
});

test("what cannot be meant changes nothing", () => {
  const { faults } = inject({ faults: [status(503)], seed: 1 });
  expect(() => faults.set([status(99)])).toThrow("faults[0].status must be");
  expect(() => faults.set([status(500)], 0.5)).toThrow("seed must be");
  expect(() => faults.add(status(99))).toThrow(/^status must be/);
  expect(() => createFaultInjector({ seed: 0.5 })).toThrow("seed must be");
  expect([faults.seed, faults.list().map(({ fault }) => fault)]).toEqual([1, [status(503)]]);
});
