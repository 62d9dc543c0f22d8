import { expect, test } from "vitest";

import { day, hour, year } from "../time/durations.ts";
import { createAgeScale } from "./age-scale.ts";

const scale = createAgeScale(2 * year, 90 * day);

test("ages keep their order, from now at 0 to the oldest near 1", () => {
  const places = [-hour, 0, hour, day, 7 * day, 30 * day, 90 * day, year, 2 * year].map(scale.position);
  expect(places.slice(0, 2)).toEqual([0, 0]);
  expect(places.slice(1)).toEqual(places.slice(1).toSorted((a, b) => a - b));
  expect(places.at(-1)).toBeGreaterThan(0.97);
  expect(places.at(-1)).toBeLessThan(1);
});

test("the first month and the last year both have room", () => {
  expect(scale.position(30 * day)).toBeGreaterThan(0.25);
  expect(scale.position(year)).toBeLessThan(0.9);
});

test("there is room past the rotation age when all keys are young", () => {
  const young = createAgeScale(hour, 90 * day);
  expect(young.position(90 * day)).toBeLessThan(0.9);
  expect(young.position(90 * day)).toBeGreaterThan(0.5);
});

test("an age is found at its place again", () => {
  for (const age of [0, hour, day, 90 * day, year])
    expect(scale.age(scale.position(age))).toBeCloseTo(age, 0);
});
