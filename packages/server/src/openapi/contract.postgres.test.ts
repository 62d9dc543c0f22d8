import { expect, inject, test } from "vitest";

// What is answered is the same whichever database it comes from.
await import("./contract.test.ts");
await import("./contract-2026-08.test.ts");

test("all of this runs on PostgreSQL", () => {
  expect(inject("postgresUrl")).toBeDefined();
});
