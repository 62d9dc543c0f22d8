import { expect, test } from "vitest";

import { day, year } from "../time/durations.ts";
import { createAgeScale } from "./age-scale.ts";
import { axisTicks } from "./axis-ticks.ts";

test.each([0.06, 0.1, 0.2])("labels are at least %d of the axis apart", (gap) => {
  const ticks = axisTicks(createAgeScale(4 * year, 90 * day), gap);
  expect(ticks[0]).toEqual({ position: 0, label: "now" });
  for (const [index, tick] of ticks.slice(1).entries()) {
    expect(tick.position - ticks[index]!.position).toBeGreaterThanOrEqual(gap);
  }
  expect(ticks.at(-1)!.position).toBeLessThanOrEqual(1 - gap / 2);
});

test("an axis of two years names months and years", () => {
  const labels = axisTicks(createAgeScale(2.5 * year, 90 * day), 0.08).map((tick) => tick.label);
  expect(labels).toEqual(["now", "1 week", "1 month", "3 months", "6 months", "1 year", "2 years"]);
});
