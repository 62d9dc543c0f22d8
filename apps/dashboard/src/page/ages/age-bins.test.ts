import { expect, test } from "vitest";

import { day, year } from "../time/durations.ts";
import { binAges } from "./age-bins.ts";
import { createAgeScale } from "./age-scale.ts";

const rotationAge = 90 * day;

test("every age is in exactly one bin, at its place", () => {
  const ages = Array.from({ length: 10_000 }, (_, i) => (i / 10_000) ** 3 * 2 * year);
  const scale = createAgeScale(ages.at(-1)!, rotationAge);
  const bins = binAges(ages, scale, rotationAge, 80);
  expect(bins).toHaveLength(80);
  expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(10_000);
  for (const { from, to, count } of bins) {
    const inside = ages.filter((age) => scale.position(age) >= from && scale.position(age) < to);
    expect(Math.abs(inside.length - count)).toBeLessThanOrEqual(1);
  }
});

test("bins follow one another without a gap, and one border is the rotation age", () => {
  const scale = createAgeScale(year, rotationAge);
  const bins = binAges([], scale, rotationAge, 30);
  expect(bins[0]!.from).toBe(0);
  expect(bins.at(-1)!.to).toBeCloseTo(1);
  for (const [index, bin] of bins.slice(1).entries()) expect(bin.from).toBeCloseTo(bins[index]!.to);
  expect(bins.find((bin) => bin.past)!.from).toBeCloseTo(scale.position(rotationAge));
});

test("what has exactly the rotation age is not past it", () => {
  const scale = createAgeScale(year, rotationAge);
  const bins = binAges([rotationAge, rotationAge + 1], scale, rotationAge, 30);
  const pastCounts = bins.filter((bin) => bin.past).map((bin) => bin.count);
  expect(pastCounts[0]).toBe(1);
  expect(bins[bins.length - pastCounts.length - 1]!.count).toBe(1);
});

test("a key from a clock that is ahead is as young as can be", () => {
  const scale = createAgeScale(0, rotationAge);
  expect(binAges([-5 * day], scale, rotationAge, 10)[0]!.count).toBe(1);
});
