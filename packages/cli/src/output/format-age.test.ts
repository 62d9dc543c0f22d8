import { expect, test } from "vitest";

import { formatAge } from "./format-age.ts";

const now = Date.parse("2026-11-23T12:00:00Z");

test.each([
  ["2026-11-23T12:00:00Z", "just now"],
  ["2026-11-23T11:59:01Z", "just now"],
  ["2026-11-23T11:59:00Z", "1 minute ago"],
  ["2026-11-23T11:00:01Z", "59 minutes ago"],
  ["2026-11-23T11:00:00Z", "1 hour ago"],
  ["2026-11-22T12:00:01Z", "23 hours ago"],
  ["2026-11-22T12:00:00Z", "1 day ago"],
  ["2026-10-24T12:00:00Z", "30 days ago"],
  ["2026-08-20T12:00:00Z", "3 months ago"],
  ["2025-11-24T12:00:00Z", "11 months ago"],
  ["2024-11-22T12:00:00Z", "2 years ago"],
  ["2026-11-23T12:00:59Z", "just now"],
])("%s is %s", (then, age) => {
  expect(formatAge(then, now)).toBe(age);
});

test("a time that is not past is shown as it is", () => {
  expect(formatAge("2026-11-23T12:01:00Z", now)).toBe("2026-11-23T12:01:00Z");
});
