import { hashKey, partialMatchKey } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { apiKeyPairsKeys } from "./index.ts";

const { all, pages, page, infinites, infinite, pairs, pair, roles } = apiKeyPairsKeys;

test.each([
  [all(), pages()],
  [all(), infinites()],
  [pages(), page({ limit: 5 })],
  [infinites(), infinite({ cursor: "c" })],
  [all("sandbox"), page({}, "sandbox")],
  [pairs(), pair("an-id")],
  [all("sandbox"), pair("an-id", "sandbox")],
  [all("sandbox"), roles({}, "sandbox")],
  [all("sandbox"), apiKeyPairsKeys.create("sandbox")],
  [all("sandbox"), apiKeyPairsKeys.update("sandbox")],
  [all("sandbox"), apiKeyPairsKeys.delete("sandbox")],
])("%j begins %j", (outer, inner) => {
  expect(partialMatchKey(inner, outer)).toBe(true);
});

test.each([
  [all(), page({}, "sandbox")],
  [all("sandbox"), page()],
  [all("sandbox"), page({}, "production")],
  [pages(), infinite()],
  [pairs(), pages()],
  [pairs("sandbox"), pair("an-id")],
])("%j does not reach %j", (filter, key) => {
  expect(partialMatchKey(key, filter)).toBe(false);
});

test.each([
  page(),
  page({ limit: 5 }, "sandbox"),
  infinite({ limit: 5, cursor: "c" }),
  pair("an-id", "sandbox"),
  roles({ limit: 50 }),
])("%j is the same after a journey as JSON", (key) => {
  expect(JSON.parse(JSON.stringify(key))).toEqual(key);
});

test("parameters that are left out and those that are undefined are the same", () => {
  const withHole = { limit: 5, cursor: undefined };
  expect(hashKey(page(withHole))).toBe(hashKey(page({ limit: 5 })));
  expect(hashKey(page())).toBe(hashKey(page({})));
});
