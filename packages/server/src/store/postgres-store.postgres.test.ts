import { inspect } from "node:util";

import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";

import { createDatabase, queryPostgres } from "../testing/create-database.ts";
import { startTcpProxy } from "../testing/tcp-proxy.ts";
import { unusedPort } from "../testing/unused-port.ts";
import { createPostgresStore } from "./postgres-store.ts";
import type { Store } from "./store.ts";
import { StoreUnavailableError } from "./store.ts";

const server = inject("postgresUrl")!;

async function open(url: string, maxConnections?: number): Promise<Store> {
  const store = await createPostgresStore({ url, ...(maxConnections !== undefined && { maxConnections }) });
  onTestFinished(async () => await store.close());
  return store;
}

function change(changes: Partial<URL>, url = server): string {
  return Object.assign(new URL(url), changes).href;
}

/** What an attempt to open a store fails with. Whatever it is, no password is in it. */
async function failure(url: string): Promise<string> {
  const error = await open(url).then(
    () => expect.fail("opened"),
    (reason: Error) => reason,
  );
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(new URL(url).password);
  return error.message;
}

const at = `on 127.0.0.1:${new URL(server).port}`;

test("instances that start at once on an empty database all succeed, with one migration run", async () => {
  const url = await createDatabase();
  const stores = await Promise.all([1, 2, 3, 4, 5, 6].map(async () => await open(url)));
  await Promise.all(stores.map(async (store) => await store.ping()));
  expect(await queryPostgres(url, "select name from api_key_pair_migrations")).toHaveLength(2);
});

test("the tables are named so that they are at home in a database that others use", async () => {
  const url = await createDatabase();
  await queryPostgres(url, "create table settings (); create table kysely_migration ()");
  await open(url);
  const rows = await queryPostgres(
    url,
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  );
  expect(rows.map(({ tablename }) => tablename)).toEqual([
    "api_key_pair_migration_lock",
    "api_key_pair_migrations",
    "api_key_pair_settings",
    "api_key_pairs",
    "kysely_migration",
    "settings",
  ]);
});

test("stores in two schemas of one database share nothing", async () => {
  const url = await createDatabase();
  await queryPostgres(url, "create schema one; create schema two");
  const [one, two] = [
    await open(change({ search: "?options=-csearch_path%3Done" }, url)),
    await open(change({ search: "?options=-csearch_path%3Dtwo" }, url)),
  ];
  expect(await one.setting("name", () => "of one")).toBe("of one");
  expect(await two.setting("name", () => "of two")).toBe("of two");
});

test.each(["0000-from-the-future", "0099-from-the-future"])(
  "a database with the migration %s of a newer version is refused, and left as it was",
  async (name) => {
    const url = await createDatabase();
    await open(url);
    await queryPostgres(
      url,
      `insert into api_key_pair_migrations values ('${name}', '2099-01-01T00:00:00Z')`,
    );
    expect(await failure(url)).toContain(
      `${at}: The database was written by a newer version of @api-key-pairs/server (its schema has "${name}"). ` +
        "Upgrade the server",
    );
    expect(await queryPostgres(url, "select name from api_key_pair_migrations")).toHaveLength(3);
  },
);

test("a search_path without a schema is said to be one", async () => {
  expect(await failure(change({ search: "?options=-csearch_path%3Dnosuch" }))).toBe(
    `Cannot use the database postgres ${at}: no schema of its search_path (nosuch) is there for the user; ` +
      "create one and let the user use it, or correct the search_path",
  );
});

test("a migration that fails leaves nothing behind", async () => {
  const url = await createDatabase();
  await queryPostgres(url, "create table api_key_pair_settings ()");
  expect(await failure(url)).toContain('relation "api_key_pair_settings" already exists');
  expect(await queryPostgres(url, "select to_regclass('api_key_pairs') as name")).toEqual([{ name: null }]);
  await queryPostgres(url, "drop table api_key_pair_settings");
  await (await open(url)).ping();
});

test("a wrong password is said to be one", async () => {
  expect(await failure(change({ password: "not-the-password" }))).toBe(
    `Cannot use the database postgres ${at}: the user name or password was refused; correct the user name and password`,
  );
});

test("a database that does not exist is named", async () => {
  expect(await failure(change({ pathname: "/nowhere" }))).toBe(
    `Cannot use the database nowhere ${at}: database "nowhere" does not exist; create it, or correct its name`,
  );
});

test("a server that is not there is named with host and port", async () => {
  const port = await unusedPort();
  expect(await failure(change({ hostname: "127.0.0.1", port: `${port}` }))).toBe(
    `Cannot use the database postgres on 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}; ` +
      "start PostgreSQL, or correct the host and port",
  );
  expect(await failure(change({ hostname: "localhost", port: `${port}` }))).toMatch(
    /: connect ECONNREFUSED .+;/,
  );
});

test("a host that is not there is named", async () => {
  expect(await failure(change({ hostname: "nowhere.invalid" }))).toMatch(
    /on nowhere\.invalid:\d+: getaddrinfo/,
  );
});

test("a server without TLS is refused when the URL asks for it", async () => {
  expect(await failure(change({ search: "?sslmode=verify-full" }))).toContain(
    "The server does not support SSL connections",
  );
});

test("the file of a certificate that is not there is named", async () => {
  const url = change({ search: "?sslmode=verify-full&sslrootcert=/nowhere/ca.pem" });
  expect(await failure(url)).toContain(
    "sslrootcert in url must be a file that can be read: ENOENT: no such file or directory, open '/nowhere/ca.pem'",
  );
});

test("a user who may not make tables is told so", async () => {
  const url = await createDatabase();
  await queryPostgres(url, "create role nobody login password 'secret-of-nobody'");
  onTestFinished(async () => void (await queryPostgres(server, "drop role nobody")));
  expect(await failure(change({ username: "nobody", password: "secret-of-nobody" }, url))).toMatch(
    /permission denied for schema public; let the user create tables in it$/,
  );
});

test("connections say who they are", async () => {
  const url = await createDatabase();
  await (await open(url)).ping();
  expect(
    await queryPostgres(server, `select distinct application_name from pg_stat_activity ${of(url)}`),
  ).toEqual([{ application_name: "api-key-pairs" }]);
});

test("no more connections are opened than allowed", async () => {
  const url = await createDatabase();
  const store = await open(url, 2);
  await Promise.all(Array.from({ length: 20 }, async () => await store.ping()));
  // The one that migrated may take a moment to go.
  await expect
    .poll(async () => await queryPostgres(server, `select 1 from pg_stat_activity ${of(url)}`))
    .toHaveLength(2);
  await expect(open(url, 0)).rejects.toThrow("maxConnections must be a whole number from 1 up");
});

test("connections that were closed while they were idle fail no read", async () => {
  const url = await createDatabase();
  const store = await open(url);
  for (const _round of [1, 2, 3]) {
    const pings = async () => await Promise.all(Array.from({ length: 10 }, async () => await store.ping()));
    await pings();
    await terminate(url);
    await expect(pings()).resolves.toHaveLength(10);
  }
});

test("connections that are dead without knowing it fail no read", async () => {
  const url = await createDatabase();
  const proxy = await startTcpProxy(Number(new URL(url).port));
  const store = await open(change({ port: `${proxy.port}` }, url));
  const pings = async (count: number) =>
    await Promise.all(Array.from({ length: count }, async () => await store.ping()));
  for (const count of [1, 10]) {
    await pings(10);
    proxy.forgetConnections();
    await expect(pings(count)).resolves.toHaveLength(count);
  }
});

test("a read whose connection is closed under it is asked again; a write is not, and fails", async () => {
  const url = await createDatabase();
  const store = await open(url);
  const lock = await holdLock(url);
  const find = store.find("a");
  const remove = store.delete("a").catch((error: unknown) => error);
  await lock.untilBlocked(2);
  await terminate(url);
  expect(await remove).toBeInstanceOf(StoreUnavailableError);
  await lock.untilBlocked(1);
  await lock.release();
  expect(await find).toBeUndefined();
});

test("a store whose connections are all in use is unavailable until one comes free", async () => {
  const url = await createDatabase();
  const store = await open(url, 1);
  const lock = await holdLock(url);
  const find = store.find("a");
  await lock.untilBlocked(1);
  await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailableError);
  await lock.release();
  expect(await find).toBeUndefined();
  await store.ping();
});

test.each([
  ["that the database cancels", "statement_timeout", { cause: { code: "57014" } }],
  ["that is never answered", "query_timeout", { message: "Query read timeout" }],
])(
  "a statement %s because it takes too long makes the store unavailable",
  async (_name, parameter, error) => {
    const url = await createDatabase();
    await open(url);
    const store = await open(change({ search: `?${parameter}=300` }, url), 1);
    const lock = await holdLock(url);
    const refused = await store.find("a").catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(StoreUnavailableError);
    expect(refused).toMatchObject(error);
    await lock.release();
    expect(await store.find("a")).toBeUndefined();
  },
);

test("a write that finds a standby is refused, and the next one looks for the primary again", async () => {
  const url = await createDatabase();
  const setReadOnly = async (value: "on" | "off") =>
    await queryPostgres(server, `alter database ${nameOf(url)} set default_transaction_read_only = ${value}`);
  await open(url);
  await setReadOnly("on");
  const store = await open(url, 1);
  const refused = await store.delete("a").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StoreUnavailableError);
  expect(refused).toMatchObject({ cause: { code: "25006" } });
  await setReadOnly("off");
  expect(await store.delete("a")).toBe(false);
});

test("an error of the statement itself does not make the store unavailable", async () => {
  const url = await createDatabase();
  const store = await open(url);
  await queryPostgres(url, "drop table api_key_pairs");
  const refused = await store.find("a").catch((error: unknown) => error);
  expect(refused).not.toBeInstanceOf(StoreUnavailableError);
  expect(refused).toMatchObject({ code: "42P01" });
});

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** The condition for the connections of stores to this database. */
function of(url: string): string {
  return `where datname = '${nameOf(url)}' and application_name = 'api-key-pairs'`;
}

async function terminate(url: string): Promise<void> {
  await queryPostgres(server, `select pg_terminate_backend(pid, 5000) from pg_stat_activity ${of(url)}`);
}

/** Keeps everybody from reading and writing key pairs. */
async function holdLock(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => await client.end());
  await client.query("begin; lock table api_key_pairs in access exclusive mode");
  const blocked = `select 1 from pg_stat_activity ${of(url)} and wait_event_type = 'Lock'`;
  return {
    untilBlocked: async (count: number) =>
      await expect.poll(async () => await queryPostgres(server, blocked)).toHaveLength(count),
    release: async () => await client.query("rollback"),
  };
}
