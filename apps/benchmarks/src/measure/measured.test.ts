import { expect, test } from "vitest";

import { median, medianOf, medianRatio } from "./measured.ts";

test("the median is one of the values: of an even number, the lower in the middle", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([7])).toBe(7);
});

test("a round that something else disturbed moves neither the median nor, among many, its noise", () => {
  const quiet = Array.from({ length: 15 }, (_, round) => 100 + (round % 3));
  const disturbed = quiet.with(4, 9_000);
  expect(medianOf(disturbed)).toEqual(medianOf(quiet));
});

test("rounds that are all alike have no noise", () => {
  expect(medianOf([5, 5, 5, 5, 5])).toEqual({ value: 5, noise: 0 });
});

test("the noise of few rounds is all that they differ by", () => {
  expect(medianOf([10, 14, 11])).toEqual({ value: 11, noise: 2 });
});

test("more rounds make less noise", () => {
  const rounds = (count: number) =>
    medianOf(Array.from({ length: count }, (_, round) => (round * 7) % count));
  expect(rounds(101).noise / 101).toBeLessThan(rounds(11).noise / 11);
});

test("the true median lies within the noise 19 times out of 20", () => {
  // A small generator of its own: the same numbers in every run.
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const tries = 2_000;
  let inside = 0;
  for (let i = 0; i < tries; i += 1) {
    const sorted = Array.from({ length: 21 }, random).toSorted((a, b) => a - b);
    const { noise } = medianOf(sorted);
    // The interval of ranks whose half width the noise is.
    const [lowest, highest] = [sorted[5]!, sorted[15]!];
    expect(noise).toBeCloseTo((highest - lowest) / 2, 12);
    if (lowest <= 0.5 && 0.5 <= highest) inside += 1;
  }
  expect(inside / tries).toBeGreaterThan(0.95);
});

test("a ratio is of what was measured in the same round", () => {
  // The machine became slower and slower, for both.
  expect(medianRatio([2, 20, 200], [1, 10, 100])).toEqual({ value: 2, noise: 0 });
});
