import { expect, test } from "vitest";

import { scopeOf } from "./scope-of.ts";
import type { SessionInfo } from "./session-info.ts";

const info: SessionInfo = {
  target: { baseUrl: "https://api.acme.gr4vy.app" },
  profile: "acme",
  signer: "a",
  idle_minutes: 60,
};

test.each([
  ["API", { ...info, target: { baseUrl: "https://api.sandbox.acme.gr4vy.app" } }],
  ["profile", { ...info, profile: undefined }],
  ["signing key", { ...info, signer: null }],
])("another %s has key pairs of its own", (_, other) => {
  expect(scopeOf(other)).not.toBe(scopeOf(info));
});

test("a host that was started again as it was has the same key pairs", () => {
  expect(scopeOf({ ...info, target: { ...info.target }, idle_minutes: 5 })).toBe(scopeOf(info));
});
