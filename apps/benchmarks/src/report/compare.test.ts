import { describe, expect, test } from "vitest";

import type { Figure } from "../figure.ts";
import type { Measured } from "../measure/measured.ts";
import { baselineOf, compare, isMissed } from "./compare.ts";
import type { SavedRun } from "./history.ts";

const figure = (value: number, noise = 0): Figure => ({
  id: "list-cpu/fetch",
  name: "CPU",
  per: "fetch",
  value,
  noise,
  atMost: 2,
});
const rate = (value: number, noise = 0): Figure => ({
  id: "server-list/bare",
  name: "Rate",
  per: "bare",
  value,
  noise,
  atLeast: 1,
});
const run = (figures: Record<string, Measured>): SavedRun => ({
  date: "2026-01-01T00:00:00.000Z",
  commit: "abcdef0",
  node: "24.9.0",
  platform: "linux x64",
  cores: 2,
  figures,
});
const runs = (values: readonly number[], noise = 0) =>
  values.map((value) => run({ "list-cpu/fetch": { value, noise } }));

describe("baselineOf", () => {
  test("is the median of the last five runs", () => {
    expect(baselineOf("list-cpu/fetch", runs([90, 90, 1.2, 1.3, 1.4, 1.3, 1.3]))).toMatchObject({
      value: 1.3,
    });
  });

  test("a run that lacks the figure does not count as one of the five", () => {
    const saved = [...runs([1]), ...Array.from({ length: 9 }, () => run({}))];
    expect(baselineOf("list-cpu/fetch", saved)).toEqual({ value: 1, noise: 0 });
  });

  test("is undefined for a figure that no run has", () => {
    expect(baselineOf("new/figure", runs([1, 2]))).toBeUndefined();
  });

  test("runs that differ more than their rounds did have the noise of runs", () => {
    const { noise } = baselineOf("list-cpu/fetch", runs([1.2, 1.25, 1.3, 1.35, 1.4], 0.01))!;
    expect(noise).toBeCloseTo(0.15, 10);
  });

  test("runs that are alike have the noise of their rounds", () => {
    expect(baselineOf("list-cpu/fetch", runs([1.3, 1.3, 1.3], 0.04))).toEqual({ value: 1.3, noise: 0.04 });
  });

  test("one run that went wild hides nothing", () => {
    const wild = baselineOf("list-cpu/fetch", runs([1.3, 1.3, 9, 1.3, 1.3], 0.02))!;
    expect(wild).toEqual({ value: 1.3, noise: 0.02 });
    expect(compare(figure(1.4, 0.02), wild)).toBe("worse");
  });
});

describe("compare", () => {
  const baseline = { value: 1.3, noise: 0.02 };

  test.each([
    ["a planted regression of 10 %", figure(1.43, 0.03), "worse"],
    ["just beyond the noise of both", figure(1.3501, 0.03), "worse"],
    ["within the noise of both", figure(1.3499, 0.03), "same"],
    ["the same regression in a noisy run", figure(1.43, 0.2), "same"],
    ["a gain", figure(1.2, 0.03), "better"],
  ])("of what is to be small, %s", (_, now, change) => {
    expect(compare(now, baseline)).toBe(change);
  });

  test.each([
    ["a planted regression of 10 %", rate(1.17, 0.03), "worse"],
    ["within the noise of both", rate(1.26, 0.03), "same"],
    ["a gain", rate(1.5, 0.03), "better"],
  ])("of what is to be large, %s", (_, now, change) => {
    expect(compare(now, baseline)).toBe(change);
  });

  test("what is counted has no noise: one more is worse", () => {
    expect(compare(figure(2), { value: 1, noise: 0 })).toBe("worse");
    expect(compare(figure(1), { value: 1, noise: 0 })).toBe("same");
    expect(compare(figure(1), { value: 0, noise: 0 })).toBe("worse");
  });
});

describe("isMissed", () => {
  test("a value at the limit is ok, and noise excuses nothing beyond it", () => {
    expect([isMissed(figure(2)), isMissed(figure(2.01, 5))]).toEqual([false, true]);
    expect([isMissed(rate(1)), isMissed(rate(0.99, 5))]).toEqual([false, true]);
  });
});
