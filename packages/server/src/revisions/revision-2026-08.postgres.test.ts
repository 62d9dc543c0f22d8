import { expect, inject, test } from "vitest";

// What the database has a part in is tested once more on PostgreSQL.
await import("../routes/2026-08/create-api-key-pair.test.ts");
await import("../routes/2026-08/delete-api-key-pair.test.ts");
await import("../routes/2026-08/escalation.test.ts");
await import("../routes/2026-08/get-api-key-pair.test.ts");
await import("../routes/2026-08/list-api-key-pairs.test.ts");
await import("../routes/2026-08/privileges.test.ts");
await import("../routes/2026-08/update-api-key-pair.test.ts");
await import("../store/key-pair-details.test.ts");
await import("../store/migrate.test.ts");
await import("./both-revisions.test.ts");

test("all of this runs on PostgreSQL", () => {
  expect(inject("postgresUrl")).toBeDefined();
});
