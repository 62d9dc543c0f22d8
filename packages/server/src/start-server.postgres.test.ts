import { readdirSync } from "node:fs";
import { join } from "node:path";

import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, onTestFinished, test } from "vitest";

import { startServer } from "./start-server.ts";
import type { StartServerOptions } from "./server-options.ts";
import { createDatabase, queryPostgres } from "./testing/create-database.ts";
import { authorization } from "./testing/sign-token.ts";
import { temporaryDirectory } from "./testing/temporary-directory.ts";

async function start(options: StartServerOptions & { databaseUrl: string }) {
  const server = await startServer({ closeTimeoutMs: 1000, ...options });
  onTestFinished(async () => await server.close());
  return server;
}

/** Several servers on one new database, and calls to them that the root key signs. */
async function startSeveral(count: number) {
  const databaseUrl = await createDatabase();
  const servers = await Promise.all(Array.from({ length: count }, async () => await start({ databaseUrl })));
  const keys = servers.map((server) => server.rootPrivateKey).filter((key) => key !== undefined);
  const root = await authorization(keys[0]!);
  const instances = servers.map(({ url }) => {
    const call = async (method: string, path: string, headers: Record<string, string> = root) =>
      await fetch(url + path, { method, headers });
    return {
      call,
      create: async () => (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair,
      list: async (query: string) =>
        (await (await call("GET", `/api-key-pairs${query}`)).json()) as ApiKeyPairPage,
      remove: async (id: string) => (await call("DELETE", `/api-key-pairs/${id}`)).status,
    };
  });
  return { databaseUrl, keys, instances };
}

test("servers that start at once on an empty database migrate it once and make one root pair", async () => {
  const { databaseUrl, keys, instances } = await startSeveral(5);
  expect(keys).toHaveLength(1);
  expect(await queryPostgres(databaseUrl, "select name from api_key_pair_migrations")).toHaveLength(2);
  expect(await queryPostgres(databaseUrl, "select id from api_key_pairs")).toHaveLength(1);
  for (const { call } of instances) expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test("a pair that is deleted through one server is refused by the other at its very next request", async () => {
  const { instances } = await startSeveral(2);
  const [one, other] = instances as [(typeof instances)[0], (typeof instances)[0]];
  const { id, private_key } = await one.create();
  const headers = await authorization(private_key);
  expect((await other.call("GET", "/api-key-pairs", headers)).status).toBe(200);
  expect(await one.remove(id)).toBe(204);
  expect((await other.call("GET", "/api-key-pairs", headers)).status).toBe(401);
  expect(await other.remove(id)).toBe(404);
});

test("cursors of one server work on the other", async () => {
  const { instances } = await startSeveral(2);
  const [one, other] = instances as [(typeof instances)[0], (typeof instances)[0]];
  const [first, second] = [await one.create(), await one.create()];
  const { next_cursor } = await one.list("?limit=1");
  const page = await other.list(`?limit=1&cursor=${next_cursor}`);
  expect(page.items.map(({ id }) => id)).toEqual([first.id]);
  const back = await one.list(`?limit=1&cursor=${page.previous_cursor}`);
  expect(back.items.map(({ id }) => id)).toEqual([second.id]);
});

test("while both servers create and delete, a walk over both sees every pair that stays exactly once", async () => {
  const { instances } = await startSeveral(2);
  const at = (index: number) => instances[index % 2]!;
  const staying = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => (await at(index).create()).id),
  );

  let isWalking = true;
  const churn = async (index: number) => {
    while (isWalking) {
      const { id } = await at(index).create();
      expect(await at(index + 1).remove(id)).toBe(204);
    }
  };
  const walk = async (direction: "next" | "previous", from: string) => {
    const seen: string[] = [];
    let page = await at(0).list(`?limit=5${from}`);
    for (let index = 1; ; index += 1) {
      seen.push(...page.items.map(({ id }) => id));
      const cursor = page[`${direction}_cursor`];
      if (typeof cursor !== "string") return { seen, last: page };
      page = await at(index).list(`?limit=5&cursor=${cursor}`);
    }
  };
  const walks = async () => {
    const forwards = await walk("next", "");
    const backwards = await walk("previous", `&cursor=${forwards.last.previous_cursor}`);
    const oldest = forwards.last.items.map(({ id }) => id);
    return [forwards.seen, [...oldest, ...backwards.seen]];
  };
  const seen = walks().finally(() => {
    isWalking = false;
  });
  await Promise.all([seen, churn(0), churn(1)]);
  for (const ids of await seen) {
    expect(new Set(ids).size).toBe(ids.length);
    expect(staying.filter((id) => !ids.includes(id))).toEqual([]);
  }
});

test("a data directory beside a database holds the root key alone, and the next start reads it", async () => {
  const databaseUrl = await createDatabase();
  const dataDir = temporaryDirectory();
  const first = await start({ databaseUrl, dataDir });
  expect(readdirSync(dataDir)).toEqual(["root-private-key.pem"]);
  expect(first.rootKeyFile).toBe(join(dataDir, "root-private-key.pem"));
  await first.close();
  expect((await start({ databaseUrl, dataDir })).rootPrivateKey).toBe(first.rootPrivateKey);
  expect(await start({ databaseUrl })).toMatchObject({ rootPrivateKey: undefined });
});
