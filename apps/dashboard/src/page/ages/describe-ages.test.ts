import { expect, test } from "vitest";

import { day, hour } from "../time/durations.ts";
import { describeAges } from "./describe-ages.ts";
import { summarizeAges } from "./summarize-ages.ts";

test.each<[ages: number[], text: string]>([
  [[hour], "1 key pair, 1 hour old. None is past the rotation age of 90 days."],
  [[91 * day, 2 * day], "2 key pairs, 2 days to 2 months old. 1 is past the rotation age of 90 days."],
  [
    Array.from({ length: 1200 }, (_, i) => (i + 1) * day),
    "1,200 key pairs, 1 day to 3 years old. 1,110 are past the rotation age of 90 days.",
  ],
])("the picture in words (%#)", (ages, text) => {
  expect(describeAges(summarizeAges(ages, 90 * day), 90)).toBe(text);
});
