import { inject } from "vitest";

import { queryPostgres, uniqueName } from "./create-database.ts";

/** Made by the first test of a file that needs it, and gone with the PostgreSQL of the run. */
let database: Promise<string> | undefined;

/**
 * A new, empty schema on the PostgreSQL of the project `server-postgres`. To a store it is as good as a database of
 * its own, and made in no time.
 *
 * @returns The URL of its database, with the schema as the one where tables are made and looked for.
 */
export async function createSchema(): Promise<string> {
  const url = new URL(await (database ??= createSharedDatabase()));
  const name = uniqueName();
  await queryPostgres(url.href, `create schema ${name}`);
  url.searchParams.set("options", `-c search_path=${name}`);
  return url.href;
}

async function createSharedDatabase(): Promise<string> {
  const server = inject("postgresUrl")!;
  const name = uniqueName();
  await queryPostgres(server, `create database ${name} strategy file_copy`);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
