import { expect, test } from "vitest";

import { createRestartPolicy } from "./restart-policy.ts";

const young = { wasReady: true, ageMs: 500, othersServing: 1 };
const old = { wasReady: true, ageMs: 3_600_000, othersServing: 1 };
const stillborn = { wasReady: false, ageMs: 500, othersServing: 0 };

test("workers that die young are replaced later and later, up to 5 s, and without end", () => {
  const delayAfter = createRestartPolicy();
  const delays = Array.from({ length: 9 }, () => delayAfter(young));
  expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
});

test("one that has lived long is replaced soon, whatever was before", () => {
  const delayAfter = createRestartPolicy();
  for (const death of [young, young, stillborn]) delayAfter(death);
  expect([delayAfter(old), delayAfter(old)]).toEqual([100, 100]);
});

test("after five in a row that could not start, there are no more", () => {
  const delayAfter = createRestartPolicy();
  const before = [stillborn, stillborn, stillborn, stillborn, young].map(delayAfter);
  expect(before).not.toContain(undefined);
  expect([1, 2, 3, 4, 5].map(() => delayAfter(stillborn))).toEqual([3200, 5000, 5000, 5000, undefined]);
});

test("while another serves, those that cannot start are tried again without end", () => {
  const delayAfter = createRestartPolicy();
  const delays = Array.from({ length: 9 }, () => delayAfter({ ...stillborn, othersServing: 1 }));
  expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
  expect(delayAfter(stillborn)).toBeUndefined();
});
