import { expect, test } from "vitest";

import { formatDuration } from "./format-duration.ts";

test.each([
  [0, "0 s"],
  [999, "0 s"],
  [30_000, "30 s"],
  [295_000, "4 min 55 s"],
  [3_600_000, "1 h"],
  [3_603_000, "1 h"],
  [7_775_999_000, "89 d 23 h"],
])("%i ms are %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
