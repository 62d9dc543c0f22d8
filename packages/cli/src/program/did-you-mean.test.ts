import { expect, test } from "vitest";

import { didYouMean } from "./did-you-mean.ts";

const slugs = ["key-pair-manager", "key-pair-viewer", "analyst", "pii-viewer"];

test.each([
  ["key-pair-maneger", "Did you mean key-pair-manager?"],
  ["analist", "Did you mean analyst?"],
  ["billing", undefined],
  ["--analyst", undefined],
  ["", undefined],
])("%j: %s", (word, suggestion) => {
  expect(didYouMean(word, slugs)).toBe(suggestion);
});

test("names may hold anything, and be there twice", () => {
  expect(didYouMean("analist", ["analyst", "analyst", "<a> [b]"])).toBe("Did you mean analyst?");
});
