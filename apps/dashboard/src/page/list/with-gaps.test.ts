import { expect, test } from "vitest";

import { withGaps } from "./with-gaps.ts";

const row = (index: number) => ({
  index,
  key: `pair-${index}`,
  start: 100 + index * 60,
  end: 160 + index * 60,
});

test("rows and gaps are as high as all rows together", () => {
  const parts = withGaps([row(5), row(6), row(9)], 100, 600);
  expect(parts).toEqual([
    { key: "gap 0", gap: 300 },
    { key: "pair-5", index: 5 },
    { key: "pair-6", index: 6 },
    { key: "gap 3", gap: 120 },
    { key: "pair-9", index: 9 },
  ]);
});

test("there is no gap where nothing is left out", () => {
  const parts = withGaps([row(0), row(1)], 100, 120);
  expect(parts.every((part) => "index" in part)).toBe(true);
});

test("what comes after the last row is a gap", () => {
  expect(withGaps([row(0)], 100, 600).at(-1)).toEqual({ key: "gap after", gap: 540 });
});
