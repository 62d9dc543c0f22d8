import { expect, test } from "vitest";

import type { Figure } from "../figure.ts";
import { figureHead, figureRow } from "./figure-rows.ts";
import type { SavedRun } from "./history.ts";

const figure: Figure = {
  id: "list-cpu/fetch",
  name: "CPU of one list",
  per: "bare fetch",
  value: 1.394,
  noise: 0.021,
  atMost: 1.3,
};
const saved = (value: number): SavedRun => ({
  date: "2026-01-01T00:00:00.000Z",
  commit: "abcdef0",
  node: "24.9.0",
  platform: "linux x64",
  cores: 2,
  figures: { "list-cpu/fetch": { value, noise: 0.01 } },
});

test("a miss stays one, whether the figure is the same, worse or better than before", () => {
  const row = ["CPU of one list", "bare fetch", "1.39 ± 0.02", "at most 1.3", "MISSED"];
  expect(figureRow(figure, [])).toEqual([...row, "", ""]);
  expect(figureRow(figure, [saved(1.4)])).toEqual([...row, "1.4 ± 0.01", "same"]);
  expect(figureRow(figure, [saved(1.2)])).toEqual([...row, "1.2 ± 0.01", "WORSE by 0.19"]);
  expect(figureRow(figure, [saved(1.9)])).toEqual([...row, "1.9 ± 0.01", "better by 0.51"]);
});

test("what is counted is shown without noise", () => {
  const counted: Figure = { id: "a/b", name: "Schedules", per: "run", value: 10_000, atLeast: 10_000 };
  expect(figureRow(counted, [])).toEqual(["Schedules", "run", "10000", "at least 10000", "ok", "", ""]);
});

test("a row has a cell for each column", () => {
  expect(figureRow(figure, [])).toHaveLength(figureHead.length);
});
