import { expect, test } from "vitest";

import { day, hour, minute, year } from "./durations.ts";
import { formatAge, formatAgo } from "./format-age.ts";

test.each([
  [-minute, "less than a minute"],
  [minute - 1, "less than a minute"],
  [minute, "1 minute"],
  [59 * minute, "59 minutes"],
  [hour, "1 hour"],
  [day - 1, "23 hours"],
  [30 * day, "30 days"],
  [92 * day, "3 months"],
  [year - 1, "11 months"],
  [2 * year, "2 years"],
])("%i ms are %s", (age, text) => {
  expect(formatAge(age)).toBe(text);
});

test("what is about to be, or has just been, is now", () => {
  expect(formatAgo(-hour)).toBe("just now");
  expect(formatAgo(0)).toBe("just now");
  expect(formatAgo(minute)).toBe("1 minute ago");
});
