import { randomUUID } from "node:crypto";

import { Client } from "pg";
import { inject, onTestFinished } from "vitest";

/**
 * A new, empty database on a PostgreSQL, dropped after the test.
 *
 * @param server The URL of any database there, as the superuser. Left out: that of the project `server-postgres`.
 * @returns Its URL.
 */
export async function createDatabase(server = inject("postgresUrl")!): Promise<string> {
  const name = uniqueName();
  // Copying files is the fastest way to make a database of this size.
  await queryPostgres(server, `create database ${name} strategy file_copy`);
  onTestFinished(async () => void (await queryPostgres(server, `drop database ${name} with (force)`)));
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Runs a statement on a connection of its own. */
export async function queryPostgres(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A name that needs no quotes. */
export function uniqueName(): string {
  return `test_${randomUUID().replaceAll("-", "")}`;
}
