import { expect, test } from "vitest";

import { retryAfterMs } from "./retry-after.ts";

const now = Date.UTC(2026, 0, 1);
const date = (offsetMs: number) => new Date(now + offsetMs).toUTCString();

test.each([
  ["0", 0],
  ["5", 5000],
  [" 120 ", 120_000],
  ["0.25", 250],
  ["86400", 86_400_000],
])("%j is that many seconds", (value, expected) => {
  expect(retryAfterMs({ get: (name) => (name === "retry-after" ? value : null) })).toBe(expected);
});

test("a date is measured against the date of the answer, not against the clock of the caller", () => {
  const headers = new Headers({ "retry-after": date(90_000), date: date(60_000) });
  expect(retryAfterMs(headers, now - 999_999)).toBe(30_000);
});

test.each([
  ["absent", undefined],
  ["garbage", "soon"],
])("a date is measured against the caller's time when the date of the answer is %s", (_, sent) => {
  const headers = new Headers({ "retry-after": date(7000), ...(sent && { date: sent }) });
  expect(retryAfterMs(headers, now)).toBe(7000);
});

test("a date without any time to measure it by says nothing", () => {
  expect(retryAfterMs(new Headers({ "retry-after": date(7000) }))).toBeUndefined();
});

test("a date in the past asks for no wait", () => {
  expect(retryAfterMs(new Headers({ "retry-after": date(-7000) }), now)).toBe(0);
});

test.each([
  "",
  "soon",
  "-5",
  "+5",
  "5, 10",
  "5 seconds",
  "soon 5",
  "1.",
  ".5",
  "1e3",
  "0x10",
  "٣",
  "25:99:99",
])("%j makes no sense and says nothing", (value) => {
  expect(retryAfterMs({ get: (name) => (name === "retry-after" ? value : null) }, now)).toBeUndefined();
});

test("no header says nothing", () => {
  expect(retryAfterMs(new Headers({ date: date(0) }), now)).toBeUndefined();
});
