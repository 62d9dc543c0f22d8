import { expect, inject, test } from "vitest";

// What the database has a part in is tested once more on PostgreSQL.
await import("../../hostile/held-requests.test.ts");
await import("./escalation.test.ts");
await import("./privileges.test.ts");

test("all of this runs on PostgreSQL", () => {
  expect(inject("postgresUrl")).toBeDefined();
});
