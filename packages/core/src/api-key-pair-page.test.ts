import { expect, expectTypeOf, test } from "vitest";

import { type ApiKeyPairPage, apiKeyPairPageSchema } from "./api-key-pair-page.ts";
import type { CursorPage } from "./pagination/cursor-page.ts";
import type { ApiKeyPair } from "./api-key-pair.ts";
import { parseResponse } from "./parse-response.ts";
import { expectNoSecrets, jwt, pem } from "./testing/secrets.ts";

const pair = {
  type: "api-key-pair",
  id: "DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE",
  private_key: null,
  created_at: "2021-10-19T10:12:13+00:00",
  updated_at: "2021-10-19T10:12:13+00:00",
};
const page = {
  items: [pair, { ...pair, id: "x" }],
  limit: 20,
  next_cursor: "bmV4dA",
  previous_cursor: "cHJldg",
};
const cursorRemedy = "must be a next_cursor or previous_cursor of the API (1 to 1000 characters), or null";

test.each([
  ["in the middle", page],
  ["with null cursors", { ...page, next_cursor: null, previous_cursor: null }],
  ["without cursors", { items: [pair], limit: 1 }],
  ["with nothing but items, which is all that revision 2026-08 requires", { items: [pair] }],
  ["without items", { ...page, items: [] }],
  ["with the longest cursor", { ...page, next_cursor: "x".repeat(1000) }],
  [
    "with unknown fields",
    { ...page, total: 2, links: { self: ["a", null] }, items: [{ ...pair, tags: [{ id: 1 }] }] },
  ],
])("a page %s passes as it is", (_, value) => {
  const sent = structuredClone(value);
  expect(parseResponse(apiKeyPairPageSchema, value)).toEqual({ success: true, data: sent });
});

test("an absent cursor stays absent", () => {
  const parsed = parseResponse(apiKeyPairPageSchema, { items: [], limit: 1 });
  expect(parsed.success && Object.keys(parsed.data)).toEqual(["items", "limit"]);
});

test.each([
  ["items", { items: undefined }, "must be of type array"],
  ["items", { items: null }, "must be of type array"],
  ["items", { items: { 0: pair } }, "must be of type array"],
  ["items.1", { items: [pair, null] }, "must be of type object"],
  ["items.0.created_at", { items: [{ ...pair, created_at: "today" }] }, "must be an RFC 3339 date-time"],
  ["items.1.id", { items: [pair, { ...pair, id: 7 }] }, "must be an id"],
  ["limit", { limit: "20" }, "must be a whole number"],
  ["limit", { limit: 1.5 }, "must be a whole number"],
  ["limit", { limit: 1e300 }, "must be a whole number"],
  ["next_cursor", { next_cursor: "" }, cursorRemedy],
  ["next_cursor", { next_cursor: 5 }, cursorRemedy],
  ["previous_cursor", { previous_cursor: "x".repeat(1001) }, cursorRemedy],
  ["previous_cursor", { previous_cursor: {} }, cursorRemedy],
])("a malformed %s is an issue at its path (%#)", (path, change, message) => {
  expect(parseResponse(apiKeyPairPageSchema, { ...page, ...change })).toEqual({
    success: false,
    issues: [{ path, message }],
  });
});

test("every malformed place is named, without its value, up to 20 of them", () => {
  const items = Array.from({ length: 8 }, () => ({ ...pair, id: [jwt], created_at: pem, updated_at: pem }));
  const parsed = parseResponse(apiKeyPairPageSchema, { ...page, items, next_cursor: [pem] });
  const issues = parsed.success ? [] : parsed.issues;
  expect(issues).toHaveLength(20);
  expect(issues.slice(0, 4).map(({ path }) => path)).toEqual([
    "items.0.id",
    "items.0.created_at",
    "items.0.updated_at",
    "items.1.id",
  ]);
  expectNoSecrets(parsed);
});

test("a page of key pairs is a page that can be walked", () => {
  expect(apiKeyPairPageSchema.safeParse(page).data).toMatchObject({ next_cursor: "bmV4dA" } satisfies Partial<
    CursorPage<ApiKeyPair>
  >);
  expectTypeOf<ApiKeyPairPage>().toExtend<CursorPage<ApiKeyPair>>();
  expectTypeOf<ApiKeyPairPage["next_cursor"]>().toEqualTypeOf<string | null | undefined>();
});
