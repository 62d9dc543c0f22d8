import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { beforeAll, expect, onTestFinished, test } from "vitest";

import { startServer } from "./start-server.ts";
import { createDatabase, queryPostgres } from "./testing/create-database.ts";
import { memoryLog } from "./testing/memory-log.ts";
import { authorization } from "./testing/sign-token.ts";
import type { TestPostgres } from "./testing/start-postgres.ts";
import { startPostgres } from "./testing/start-postgres.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
  return postgres.stop;
});

/** Two servers on a new database of a PostgreSQL that may crash, and calls to them that the root key signs. */
async function open() {
  const databaseUrl = await createDatabase(postgres.url);
  const { logger, lines } = memoryLog();
  const start = async () => {
    const server = await startServer({ databaseUrl, logger, closeTimeoutMs: 1000 });
    onTestFinished(async () => await server.close());
    return server;
  };
  const servers = [await start(), await start()];
  const privateKey = servers[0]!.rootPrivateKey!;
  const root = await authorization(privateKey);
  const instances = servers.map(({ url }) => {
    const call = async (method: string, path: string, headers: Record<string, string> = root) =>
      await fetch(url + path, { method, headers });
    return { call, create: async () => await call("POST", "/api-key-pairs") };
  });
  const [one, other] = instances as [(typeof instances)[0], (typeof instances)[0]];
  return { databaseUrl, lines, privateKey, instances, one, other };
}

async function idOf(response: Response): Promise<string> {
  expect(response.status).toBe(201);
  return ((await response.json()) as CreatedApiKeyPair).id;
}

async function idsOn({
  call,
}: {
  call: (method: string, path: string) => Promise<Response>;
}): Promise<string[]> {
  const response = await call("GET", "/api-key-pairs?limit=100");
  expect(response.status).toBe(200);
  return ((await response.json()) as ApiKeyPairPage).items.map(({ id }) => id);
}

test("without its database a server answers 503, and when it is back the same server answers again", async () => {
  const { lines, privateKey, instances, one, other } = await open();
  const created = [await idOf(await one.create()), await idOf(await other.create())];
  await postgres.crash();
  const newToken = await authorization(privateKey);
  for (const { call, create } of instances) {
    for (const response of [
      await call("GET", "/api-key-pairs"),
      await call("GET", "/api-key-pairs", newToken),
      await create(),
      await call("DELETE", `/api-key-pairs/${created[0]}`),
    ]) {
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
      expect(await response.json()).toEqual({
        type: "error",
        code: "service_unavailable",
        status: 503,
        message: "The server cannot reach its database right now",
        details: [],
      });
    }
  }
  await postgres.restart();
  for (const instance of instances) {
    expect(await idsOn(instance)).toEqual(expect.arrayContaining(created));
    await idOf(await instance.create());
  }
  expect(lines.join("")).toContain("ECONNREFUSED");
  expect(lines.join("")).not.toContain(new URL(postgres.url).password);
});

test("a server that was idle while its database restarted fails no request", async () => {
  const { instances } = await open();
  const list = async () =>
    await Promise.all(
      instances.flatMap(({ call }) =>
        Array.from({ length: 12 }, async () => (await call("GET", "/api-key-pairs")).status),
      ),
    );
  await list();
  await postgres.crash();
  await postgres.restart();
  expect(new Set(await list())).toEqual(new Set([200]));
  await queryPostgres(
    postgres.url,
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'api-key-pairs'",
  );
  for (const { create } of instances) await idOf(await create());
});

test("whatever was acknowledged before a crash of the database is there after it", async () => {
  const { databaseUrl, instances, one, other } = await open();
  const created = new Set<string>();
  const deleted = new Set<string>();
  const work = async ({ create, call }: (typeof instances)[0]) => {
    for (;;) {
      const [kept, removed] = [await create(), await create()];
      if (kept.status === 503 || removed.status === 503) return;
      created.add(await idOf(kept));
      const id = await idOf(removed);
      const { status } = await call("DELETE", `/api-key-pairs/${id}`);
      if (status === 503) return;
      expect(status).toBe(204);
      deleted.add(id);
    }
  };
  const works = [one, other, one, other].map(work);
  await expect.poll(() => deleted.size).toBeGreaterThan(8);
  await postgres.crash();
  await Promise.all(works);
  await postgres.restart();
  const rows = await queryPostgres(databaseUrl, "select id from api_key_pairs");
  const ids = new Set(rows.map(({ id }) => id as string));
  expect([...created].filter((id) => !ids.has(id))).toEqual([]);
  expect([...deleted].filter((id) => ids.has(id))).toEqual([]);
  expect((await one.call("GET", "/api-key-pairs")).status).toBe(200);
});
