import { createPublicKey } from "node:crypto";

import { expect, inject, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { uuidOf } from "../keys/uuid.ts";
import { createDatabase } from "../testing/create-database.ts";
import { roleId } from "../testing/in-process-2026-08.ts";
import { authorization } from "../testing/sign-token.ts";
import { start } from "../testing/start.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import type { RevisionName } from "./revision.ts";

/** Data that outlives the servers on it: a directory, and in the project `server-postgres` a database beside it. */
async function openData() {
  const dataDir = temporaryDirectory();
  const databaseUrl = inject("postgresUrl") === undefined ? undefined : await createDatabase();
  return async (revision: RevisionName) => {
    const { server } = await start({ dataDir, revision, ...(databaseUrl && { databaseUrl }) });
    const send = async (method: string, path: string, headers: { authorization: string }, body?: object) => {
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      const response = await fetch(server.url + path, init);
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    };
    return { send, privateKey: server.rootPrivateKey!, close: async () => await server.close() };
  };
}

/** One token for all servers, good for as long as tokens in the field are. */
const sign = async (privateKey: string) =>
  await authorization(privateKey, { scopes: ["*.read", "*.write"], expiresIn: 3600 });

test("tokens and cursors go on from revision to revision, and so does the list", async () => {
  const startIn = await openData();
  const first = await startIn("2021-10");
  const root = await sign(first.privateKey);
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1)
    ids.unshift((await first.send("POST", "/api-key-pairs", root)).body.id);
  const { body: newest } = await first.send("GET", "/api-key-pairs?limit=2", root);
  await first.close();

  const second = await startIn("2026-08");
  expect(second.privateKey).toBe(first.privateKey);
  const next = `cursor=${newest.next_cursor}&limit=2`;
  const { body: middle } = await second.send("GET", `/api-key-pairs?${next}`, root);
  const { body: oldest } = await second.send(
    "GET",
    `/api-key-pairs?cursor=${middle.next_cursor}&limit=2`,
    root,
  );
  const { body: back } = await second.send("GET", `/api-key-pairs?cursor=${middle.previous_cursor}`, root);
  await second.close();

  const third = await startIn("2021-10");
  expect((await third.send("GET", `/api-key-pairs?${next}`, root)).body.next_cursor).toBe(middle.next_cursor);
  const { body: again } = await third.send(
    "GET",
    `/api-key-pairs?cursor=${oldest.previous_cursor}&limit=2`,
    root,
  );
  const thumbprints = [...middle.items, ...oldest.items].map(({ thumbprint }: any) => thumbprint);
  expect(newest.items.map(({ id }: any) => id)).toEqual(ids.slice(0, 2));
  expect(thumbprints.slice(0, 3)).toEqual(ids.slice(2));
  expect(oldest.next_cursor).toBeNull();
  expect(back.items.map(({ id }: any) => id)).toEqual(ids.slice(0, 2).map(uuidOf));
  expect(again.items.map(({ id }: any) => id)).toEqual(thumbprints.slice(0, 2));
});

test("what 2026-08 says of pairs holds in 2021-10, is not shown there, and is not lost there", async () => {
  const startIn = await openData();
  const first = await startIn("2026-08");
  const root = await sign(first.privateKey);
  const create = async (input: object) => {
    const body = { display_name: "Näme", role_ids: [roleId("key-pair-viewer")], ...input };
    return (await first.send("POST", "/api-key-pairs", root, body)).body;
  };
  const { privateKey: own } = await generateKeyPair();
  const pairs = {
    viewer: await create({}),
    manager: await create({
      role_ids: [roleId("key-pair-manager"), roleId("analyst")],
      merchant_account_ids: ["shop"],
    }),
    off: await create({ active: false }),
    rsa: await create({ algorithm: "RSA" }),
    registered: await create({
      public_key: createPublicKey(own).export({ type: "spki", format: "pem" }),
    }),
  };
  await first.close();

  const second = await startIn("2021-10");
  const { body: page } = await second.send("GET", "/api-key-pairs", root);
  const { registered, rsa, manager, viewer } = pairs;
  expect(page.items).toEqual([
    ...[registered, rsa, manager, viewer].map(({ thumbprint, created_at, updated_at }) => ({
      type: "api-key-pair",
      id: thumbprint,
      private_key: null,
      created_at,
      updated_at,
    })),
    expect.objectContaining({ type: "api-key-pair" }),
  ]);
  const statuses = async (privateKey: string) => {
    const signed = await sign(privateKey);
    const list = await second.send("GET", "/api-key-pairs", signed);
    return [list.status, (await second.send("POST", "/api-key-pairs", signed)).status];
  };
  expect(await statuses(viewer.private_key)).toEqual([200, 403]);
  expect(await statuses(own)).toEqual([200, 403]);
  expect(await statuses(pairs.off.private_key)).toEqual([401, 401]);
  expect(await statuses(manager.private_key)).toEqual([200, 201]);
  const { body: heirs } = await second.send("GET", "/api-key-pairs?limit=1", root);
  const remove = async (id: string, headers: { authorization: string }) =>
    (await second.send("DELETE", `/api-key-pairs/${id}`, headers)).status;
  const byManager = await sign(manager.private_key);
  expect(await remove(page.items.at(-1).id, byManager)).toBe(403);
  expect(await remove(registered.thumbprint, root)).toBe(204);
  await second.close();

  const third = await startIn("2026-08");
  const get = async (id: string) => await third.send("GET", `/api-key-pairs/${id}`, root);
  for (const pair of [viewer, manager, pairs.off, rsa]) {
    const { last_used_at: _at, ...rest } = (await get(pair.id)).body;
    expect({ ...rest, last_used_at: null }).toEqual({ ...pair, private_key: null });
  }
  expect((await get(registered.id)).status).toBe(404);
  const { body: heir } = await get(uuidOf(heirs.items[0].id));
  expect(heir).toMatchObject({
    display_name: heirs.items[0].id,
    creator: { id: manager.id, name: "Näme", thumbprint: manager.thumbprint },
    roles: manager.roles,
    merchant_accounts: manager.merchant_accounts,
    active: true,
  });
});

test("two servers at once, one in each revision: what is done through one holds on the other", async () => {
  const startIn = await openData();
  const [old, current] = [await startIn("2021-10"), await startIn("2026-08")];
  const root = await sign(old.privateKey);
  const { body: pair } = await old.send("POST", "/api-key-pairs", root);
  const signed = await sign(pair.private_key);
  const path = `/api-key-pairs/${uuidOf(pair.id)}`;
  const statuses = async () => [
    (await old.send("GET", "/api-key-pairs", signed)).status,
    (await current.send("GET", "/roles", signed)).status,
  ];
  expect(await statuses()).toEqual([200, 200]);
  await current.send("PUT", path, root, { active: false });
  expect(await statuses()).toEqual([401, 401]);
  await current.send("PUT", path, root, { active: true, role_ids: [roleId("analyst")] });
  expect(await statuses()).toEqual([403, 403]);
  await current.send("PUT", path, root, { role_ids: [roleId("key-pair-viewer")] });
  expect(await statuses()).toEqual([200, 200]);
  expect((await old.send("DELETE", `/api-key-pairs/${pair.id}`, root)).status).toBe(204);
  expect(await statuses()).toEqual([401, 401]);
  expect((await current.send("GET", path, root)).status).toBe(404);
});
