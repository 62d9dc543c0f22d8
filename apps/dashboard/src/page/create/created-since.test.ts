import { expect, test } from "vitest";

import { createdSince } from "./created-since.ts";

const pair = (created_at: string) => ({
  type: "api-key-pair" as const,
  id: created_at,
  created_at,
  updated_at: created_at,
  private_key: null,
});

const nothing = { unexplained: [] };
const known = (isWhole: boolean, ...ids: string[]) => ({ ids: new Set(ids), isWhole, readAt: 0 });

test("where not all are known, a pair counts from a minute before on, since clocks differ", () => {
  const times = [
    "2026-11-23T12:00:05Z",
    "2026-11-23T11:59:00.500Z",
    "2026-11-23T12:58:59+01:00",
    "2026-11-22T12:00:00Z",
  ];
  const found = createdSince(times.map(pair), "2026-11-23T12:00:00.000Z", known(false), nothing);
  expect(found.map(({ id }) => id)).toEqual(times.slice(0, 2));
});

test("a pair that was there before has not come of it", () => {
  const time = "2026-11-23T12:00:00Z";
  for (const isWhole of [false, true])
    expect(createdSince([pair(time)], time, known(isWhole, time), nothing)).toEqual([]);
});

test("where all are known, a pair that is new counts however far this machine's clock is ahead", () => {
  const created = pair("2026-11-23T12:00:00Z");
  expect(createdSince([created], "2026-11-23T12:10:00Z", known(true, "other"), nothing)).toEqual([created]);
});

test("a pair that was found when the answer was lost counts whatever its time", () => {
  const old = pair("2026-11-22T12:00:00Z");
  const found = { id: old.id, seenAt: "2026-11-23T12:00:10Z", fits: false, exact: false };
  const pairs = [old, pair("2026-11-21T12:00:00Z")];
  expect(createdSince(pairs, "2026-11-23T12:00:00Z", known(false), { unexplained: [found] })).toEqual([old]);
});
