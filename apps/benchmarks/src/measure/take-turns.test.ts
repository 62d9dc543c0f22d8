import { expect, test } from "vitest";

import { takeTurns } from "./take-turns.ts";

test("rounds go forwards, then backwards, and the first does not count", async () => {
  const calls: string[] = [];
  const measure = (name: string) => async () => calls.push(name);
  const values = await takeTurns({ a: measure("a"), b: measure("b") }, 3);
  expect(calls).toEqual(["a", "b", "b", "a", "a", "b", "b", "a"]);
  expect(values).toEqual({ a: [4, 5, 8], b: [3, 6, 7] });
});

test("without a warm-up every round counts", async () => {
  const values = await takeTurns({ a: async () => 1 }, 2, { warmUp: 0 });
  expect(values).toEqual({ a: [1, 1] });
});
