import { expect, inject, test } from "vitest";

// What the database has a part in is tested once more on PostgreSQL.
await import("./create-api-key-pair.test.ts");
await import("./delete-api-key-pair.test.ts");
await import("./get-api-key-pair.test.ts");
await import("./list-api-key-pairs.test.ts");
await import("./update-api-key-pair.test.ts");

test("all of this runs on PostgreSQL", () => {
  expect(inject("postgresUrl")).toBeDefined();
});
