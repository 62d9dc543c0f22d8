import { expect, test } from "vitest";

import { describePosition } from "./describe-position.ts";

test.each<[first: number | undefined, shown: number, total: number | undefined, text: string]>([
  [0, 20, 24, "1–20 of 24"],
  [20, 4, 24, "21–24 of 24"],
  [0, 1, 1, "1 of 1"],
  [9980, 20, 10_000, "9,981–10,000 of 10,000"],
  [20, 20, undefined, "21–40"],
  [undefined, 20, 24, "20 key pairs"],
  [undefined, 0, 24, "No key pairs here"],
])("%j and %j of %j", (first, shown, total, text) => {
  expect(describePosition(first, shown, total)).toBe(text);
});
