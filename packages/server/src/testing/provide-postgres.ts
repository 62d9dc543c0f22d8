import type { TestProject } from "vitest/node";

import type { TestPostgres } from "./start-postgres.ts";
import { startPostgres } from "./start-postgres.ts";

let postgres: TestPostgres;

/** The global setup of the project `server-postgres`: one PostgreSQL for all of its test files. */
export async function setup(project: TestProject): Promise<void> {
  postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
}

/** Stops it after the last one. */
export async function teardown(): Promise<void> {
  await postgres.stop();
}
