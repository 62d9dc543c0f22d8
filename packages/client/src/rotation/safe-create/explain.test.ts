import { expect, test } from "vitest";

import { pair } from "../../testing/hostile-server.ts";
import { emptyAccount, type CreateAccount, type CreateAttempt } from "./create-account.ts";
import { explain, type Evidence } from "./explain.ts";

const noon = "2026-08-01T12:00:00.000Z";
const evidence: Evidence = {
  before: new Set(["before"]),
  soleCreator: false,
  held: undefined,
  clockSkewMs: 60_000,
  now: Date.parse(noon) + 10_000,
};
const open: CreateAttempt = { since: noon, until: noon, outcome: "open" };
const account = (...attempts: CreateAttempt[]): CreateAccount => ({ ...emptyAccount, attempts });
const listed = (id: string, secondsAfterNoon = 1) => ({
  ...pair(id),
  type: "api-key-pair" as const,
  created_at: new Date(Date.parse(noon) + secondsAfterNoon * 1000).toISOString(),
});

test("a pair that was there before is never unexplained, whatever its age", () => {
  const result = explain(account(open), [listed("before")], { ...evidence, soleCreator: true });
  expect(result).toMatchObject({ unexplained: [], attempts: [open], checkedAt: "2026-08-01T12:00:10.000Z" });
});

test("a new pair may be somebody else's, unless nobody else creates any", () => {
  const pairs = [listed("new"), listed("before", -999)];
  expect(explain(account(open), pairs, evidence)).toMatchObject({
    unexplained: [{ id: "new", fits: true, exact: false, created_at: "2026-08-01T12:00:01.000Z" }],
    attempts: [open],
  });
  expect(explain(account(open), pairs, { ...evidence, soleCreator: true })).toMatchObject({
    unexplained: [{ id: "new", fits: true, exact: true }],
    attempts: [{ ...open, outcome: "found", id: "new" }],
  });
});

test("more new pairs than attempts prove that somebody else creates some", () => {
  const { unexplained, attempts } = explain(account(open), [listed("a"), listed("b")], {
    ...evidence,
    soleCreator: true,
  });
  expect(unexplained).toMatchObject([
    { id: "a", exact: false },
    { id: "b", exact: false },
  ]);
  expect(attempts).toEqual([open]);
});

test.each([
  ["older than the attempt", -61, false],
  ["from the future", 71, false],
  ["as old as the clocks allow", -60, true],
  ["as young as the clocks allow", 70, true],
])("a new pair that is %s", (_, seconds, fits) => {
  const { unexplained } = explain(account(open), [listed("new", seconds)], {
    ...evidence,
    soleCreator: true,
  });
  expect(unexplained).toMatchObject([{ id: "new", fits, exact: fits }]);
});

test("what answers told of, what was found and what was deleted is explained", () => {
  const present: CreateAccount = {
    attempts: [
      { ...open, outcome: "created", id: "created" },
      { ...open, outcome: "found", id: "found" },
      { ...open, outcome: "found", id: "deleted" },
      open,
    ],
    unexplained: [{ id: "found", seenAt: noon, fits: true, exact: true }],
    deleted: [{ id: "deleted", seenAt: noon, fits: true, exact: true }],
  };
  const result = explain(
    present,
    ["created", "found", "deleted"].map((id) => listed(id)),
    evidence,
  );
  expect(result).toEqual({ ...present, checkedAt: result.checkedAt });
});

test("a pair that one reading of the list missed is still told of", () => {
  const first = explain(account(open), [listed("new")], evidence);
  expect(explain(first, [], evidence).unexplained).toEqual(first.unexplained);
});

test("with a mark, the pair that carries it is the attempt's, and all others are somebody else's", () => {
  const thumbprint = "x".repeat(43);
  const attempts = [
    { ...open, mark: "a" },
    { ...open, mark: "b" },
    { ...open, mark: thumbprint },
  ];
  const pairs = [
    listed("x"),
    { ...listed("y", -9999), display_name: "CI [b]", thumbprint: "y" },
    { ...listed("z"), thumbprint },
  ];
  expect(explain(account(...attempts), pairs, { ...evidence, soleCreator: true })).toMatchObject({
    unexplained: [
      { id: "y", exact: true },
      { id: "z", exact: true },
    ],
    attempts: [attempts[0], { mark: "b", outcome: "found", id: "y" }, { outcome: "found", id: "z" }],
  });
});

test("the pair of the key in hand is nobody's orphan", () => {
  const marked = { ...open, mark: "key" };
  const before = explain(account(marked), [listed("key")], evidence);
  expect(before.unexplained).toMatchObject([{ id: "key", exact: true }]);
  for (const start of [account(marked), before]) {
    const { unexplained, attempts } = explain(start, [listed("key")], { ...evidence, held: "key" });
    expect([unexplained, attempts]).toMatchObject([[], [{ outcome: "found", id: "key" }]]);
  }
});

test("of two pairs with one mark, both are an attempt's, whatever was written down of how often it was sent", () => {
  const twice = [
    { ...open, mark: "a" },
    { ...open, mark: "a" },
  ];
  const pairs = ["x", "y"].map((id) => Object.assign(listed(id), { display_name: "CI [a]", thumbprint: id }));
  for (const attempts of [twice, twice.slice(1)]) {
    const seen = explain(account(...attempts), pairs, evidence);
    expect(seen.unexplained.map(({ id, exact }) => [id, exact])).toEqual([
      ["x", true],
      ["y", true],
    ]);
    expect(seen.attempts.map(({ id }) => id)).toEqual(["x", "y"].slice(0, attempts.length));
  }
});
