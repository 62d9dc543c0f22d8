import { expect, test } from "vitest";

import { withNewest } from "./with-newest.ts";

const pair = (id: string, minutes: number) => {
  const time = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  return { type: "api-key-pair" as const, id, created_at: time, updated_at: time, private_key: null };
};
const walked = [pair("c", 3), pair("b", 2), pair("a", 1)];
const idsOf = (pairs: readonly { id: string }[]) => pairs.map(({ id }) => id).join("");

test("what was created since comes first, once", () => {
  expect(idsOf(withNewest(walked, [pair("e", 5), pair("d", 4), ...walked]))).toBe("edcba");
});

test("what is older than the walk's first was deleted from it, and stays out", () => {
  expect(idsOf(withNewest([walked[0]!, walked[2]!], walked))).toBe("ca");
});

test("nothing new leaves the list as it is", () => {
  expect(withNewest(walked, walked)).toBe(walked);
});
