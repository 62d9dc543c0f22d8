import { expect, test } from "vitest";

import { environmentOf } from "./environment-of.ts";

test.each([
  ["https://api.acme.gr4vy.app", "production"],
  ["https://api.sandbox.acme.gr4vy.app", "sandbox"],
  ["http://127.0.0.1:3000", "local"],
  ["http://localhost:3000/", "local"],
  ["http://[::1]:3000", "local"],
  ["https://keys.example.com", "custom"],
  ["https://api.acme.gr4vy.app.example.com", "custom"],
])("%s is %s", (baseUrl, environment) => {
  expect(environmentOf({ baseUrl })).toBe(environment);
});

test("what was named counts more than what the address looks like", () => {
  expect(environmentOf({ baseUrl: "http://127.0.0.1:3000", environment: "production" })).toBe("production");
});
