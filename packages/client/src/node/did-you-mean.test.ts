import { expect, test } from "vitest";

import { didYouMean } from "./did-you-mean.ts";

const known = ["sandbox", "live", "a"];

test.each([
  ["sandbx", "sandbox"],
  ["sandboxx", "sandbox"],
  ["sadnbox", "sandbox"],
  ["SANDBOX", "sandbox"],
  ["snadbx", "sandbox"],
  ["lvie", "live"],
  ["b", "a"],
])("%j may mean %j", (word, meant) => {
  expect(didYouMean(word, known)).toBe(`; did you mean "${meant}"?`);
});

test.each(["production", "snbx", "love-it", "ev"])("%j is like nothing that is known", (word) => {
  expect(didYouMean(word, known)).toBe("");
});
