import { ConnectionError, RateLimitError } from "@api-key-pairs/client";
import { expect, test } from "vitest";

import { retryAt } from "./retry-at.ts";

test("what the API asks to wait counts from the failure on", () => {
  const error = new RateLimitError("m", { status: 429, details: [], retryAfterMs: 5000 });
  expect(retryAt(error, 1_000_000)).toBe(1_005_000);
});

test.each([
  new RateLimitError("m", { status: 429, details: [] }),
  new ConnectionError("m", { neverSent: false }),
  new TypeError("m"),
])("without such a wish there is no wait (%s)", (error) => {
  expect(retryAt(error, 1_000_000)).toBe(1_000_000);
});
