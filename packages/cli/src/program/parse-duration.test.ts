import { expect, test } from "vitest";

import { parseDuration } from "./parse-duration.ts";

test.each([
  ["30s", 30],
  ["5m", 300],
  ["1h30m", 5400],
  ["90d", 7_776_000],
  ["2w", 1_209_600],
  ["0s", 0],
])("%s is %i seconds", (text, seconds) => {
  expect(parseDuration("0s")(text)).toBe(seconds);
});

test.each(["", "90", "m", "1.5h", "-5m", "5 m", "5M", "1y", "999999999999999999w"])(
  '"%s" is no duration',
  (text) => {
    expect(() => parseDuration("0s")(text)).toThrow("numbers with s, m, h, d or w");
  },
);

test("both ends of a range belong to it, and a message names them", () => {
  const parse = parseDuration("30s", "1h");
  expect([parse("30s"), parse("1h"), parse("60m")]).toEqual([30, 3600, 3600]);
  for (const text of ["29s", "1h1s"]) expect(() => parse(text)).toThrow("from 30s to 1h");
});
