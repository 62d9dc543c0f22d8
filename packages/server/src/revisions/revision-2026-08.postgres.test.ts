import { expect, inject, test } from "vitest";

// What the database has a part in is tested once more on PostgreSQL.
await import("../store/key-pair-details.test.ts");
await import("../store/migrate.test.ts");
await import("./both-revisions.test.ts");
await import("./restart.test.ts");

test("all of this runs on PostgreSQL", () => {
  expect(inject("postgresUrl")).toBeDefined();
});
