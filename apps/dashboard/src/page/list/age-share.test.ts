import { expect, test } from "vitest";

import { day, hour } from "../time/durations.ts";
import { ageShare, describeShare } from "./age-share.ts";

test.each([
  [-hour, 0, "0 of 90 days"],
  [0, 0, "0 of 90 days"],
  [45 * day, 0.5, "45 of 90 days"],
  [90 * day, 1, "90 of 90 days"],
  [400 * day + hour, 1, "400 of 90 days"],
])("an age of %i ms", (age, share, text) => {
  expect(ageShare(age, 90)).toBe(share);
  expect(describeShare(age, 90)).toBe(text);
});
