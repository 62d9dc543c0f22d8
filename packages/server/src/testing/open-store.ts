import { inject, onTestFinished } from "vitest";

import { createPostgresStore } from "../store/postgres-store.ts";
import { createSqliteStore } from "../store/sqlite-store.ts";
import type { Store } from "../store/store.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The PostgreSQL of this run, as its superuser. There in the project `server-postgres` alone. */
    postgresUrl?: string;
  }
}

/** A new store, closed after the test: on PostgreSQL in the project `server-postgres`, else on SQLite in memory. */
export async function openStore(): Promise<Store> {
  const store = inject("postgresUrl") === undefined ? await createSqliteStore() : await openPostgresStore();
  onTestFinished(async () => await store.close());
  return store;
}

async function openPostgresStore(): Promise<Store> {
  const { createSchema } = await import("./create-schema.ts");
  return await createPostgresStore({ url: await createSchema() });
}
