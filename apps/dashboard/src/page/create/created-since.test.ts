import { expect, test } from "vitest";

import { createdSince } from "./created-since.ts";

const pair = (created_at: string) => ({
  type: "api-key-pair" as const,
  id: created_at,
  created_at,
  updated_at: created_at,
  private_key: null,
});

test("a pair counts from a minute before on, since clocks differ", () => {
  const times = [
    "2026-11-23T12:00:05Z",
    "2026-11-23T11:59:00.500Z",
    "2026-11-23T12:58:59+01:00",
    "2026-11-22T12:00:00Z",
  ];
  const found = createdSince(times.map(pair), "2026-11-23T12:00:00.000Z", new Set());
  expect(found.map(({ id }) => id)).toEqual(times.slice(0, 2));
});

test("a pair that was there before has not come of it", () => {
  const time = "2026-11-23T12:00:00Z";
  expect(createdSince([pair(time)], time, new Set([time]))).toEqual([]);
});
