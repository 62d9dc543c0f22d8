import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";

import { queryPostgres } from "../testing/create-database.ts";
import { createSchema } from "../testing/create-schema.ts";
import { get } from "../testing/get.ts";
import { spawnServer } from "../testing/server-process.ts";
import { authorization } from "../testing/sign-token.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

const passwordOf = (url: string) => new URL(url).password;

test("the key pairs are in PostgreSQL, the data directory holds the root key alone", async () => {
  const databaseUrl = await createSchema();
  const dataDir = temporaryDirectory();
  const server = spawnServer(["--data-dir", dataDir, "--workers", "2"], {
    env: { DATABASE_URL: databaseUrl },
  });
  const url = await server.ready;
  const { port, pathname } = new URL(databaseUrl);
  await expect.poll(() => server.output.stdout).toContain("curl");
  expect(server.output.stdout).toContain(`PostgreSQL: ${pathname.slice(1)} on 127.0.0.1:${port}\n`);
  expect(readdirSync(dataDir)).toEqual(["root-private-key.pem"]);
  const headers = await authorization(readFileSync(join(dataDir, "root-private-key.pem"), "utf8"));
  expect((await get(`${url}/api-key-pairs`, headers)).status).toBe(200);

  // Another instance has no private key, and needs none.
  const other = spawnServer([], { env: { DATABASE_URL: databaseUrl } });
  const answer = await get(`${await other.ready}/api-key-pairs`, headers);
  expect(answer.status).toBe(200);
  await expect
    .poll(() => other.output.stdout)
    .toMatch(/Root key +not here: .*\n[^]* curl http:.*openapi\.json\n$/);
  for (const one of [server, other]) {
    one.kill("SIGTERM");
    const { code, stdout, stderr } = await one.exited;
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(passwordOf(databaseUrl));
    expect(stdout + stderr).not.toContain(decodeURIComponent(passwordOf(databaseUrl)));
  }
});

test.each([1, 2])(
  "a start that waits for the database ends at once when it is told to (%i workers)",
  async (workers) => {
    const databaseUrl = await createSchema();
    const migrating = new Client({ connectionString: databaseUrl });
    await migrating.connect();
    onTestFinished(async () => await migrating.end());
    // As the migration of another instance does.
    await migrating.query("begin; create table api_key_pair_migration_lock ()");
    const server = spawnServer(["--data-dir", temporaryDirectory(), "--workers", `${workers}`], {
      env: { DATABASE_URL: databaseUrl },
    });
    const waiting =
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await expect.poll(async () => await queryPostgres(databaseUrl, waiting)).toHaveLength(1);
    server.kill("SIGTERM");
    expect(await server.exited).toMatchObject({ code: 0, stdout: "" });
  },
);

test("the admin token of workers without a data directory is in one file for all of them", async () => {
  const env = { DATABASE_URL: await createSchema() };
  const first = spawnServer(["--data-dir", temporaryDirectory()], { env });
  await first.ready;
  const server = spawnServer(["--workers", "2", "--admin"], { env });
  const url = await server.ready;
  await expect.poll(() => server.output.stdout).toContain("openapi.json");
  const tokenFile = /Admin token +(\S+)/.exec(server.output.stdout)![1]!;
  const headers = { authorization: `Bearer ${readFileSync(tokenFile, "utf8")}` };
  const answers = [await get(`${url}/_admin/health`, headers), await get(`${url}/_admin/health`, headers)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  server.kill("SIGTERM");
  expect((await server.exited).code).toBe(0);
  expect(existsSync(tokenFile)).toBe(false);
});

test.each([1, 2])(
  "a first start without a data directory ends before there is a pair whose key nobody has (%i workers)",
  async (workers) => {
    const databaseUrl = await createSchema();
    const server = spawnServer(["--workers", `${workers}`], { env: { DATABASE_URL: databaseUrl } });
    expect(await server.exited).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^akp-server: This database has no key pairs yet\. .*--data-dir.*\n$/),
    });
    expect(await queryPostgres(databaseUrl, "select count(*)::int as pairs from api_key_pairs")).toEqual([
      { pairs: 0 },
    ]);
  },
);
