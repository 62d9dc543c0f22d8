import { expect, test } from "vitest";

import { createApp } from "../create-app.ts";
import { uuidOf } from "../keys/uuid.ts";
import { roleId, startInProcess2026 } from "../testing/in-process-2026-08.ts";
import { authorization } from "../testing/sign-token.ts";

/** One store, served in both revisions. */
async function open() {
  const server = await startInProcess2026();
  const app = createApp({ store: server.store });
  return {
    ...server,
    sendOld: async (method: string, path: string, as = server.privateKey) => {
      const response = await app.request(path, { method, headers: await authorization(as) });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    },
  };
}

test("a pair of 2021-10 is one of 2026-08, and knows who made it", async () => {
  const { store, send, sendOld } = await open();
  const { body: old } = await sendOld("POST", "/api-key-pairs");
  expect(Object.keys(old)).toEqual(["type", "id", "private_key", "created_at", "updated_at"]);
  const { body } = await send("GET", `/api-key-pairs/${uuidOf(old.id)}`);
  expect(body).toMatchObject({
    thumbprint: old.id,
    display_name: old.id,
    created_at: old.created_at,
    active: true,
    creator: { thumbprint: await store.rootId(), name: "Root key pair" },
    roles: [{ slug: "administrator" }],
  });
  expect((await send("GET", "/roles", { as: old.private_key })).status).toBe(200);
});

test("a pair of 2026-08 is one of 2021-10 by its thumbprint, and has the five fields", async () => {
  const { create, sendOld } = await open();
  const pair = await create();
  const { body: page } = await sendOld("GET", "/api-key-pairs?limit=1");
  expect(page.items).toEqual([
    {
      type: "api-key-pair",
      id: pair.thumbprint,
      private_key: null,
      created_at: pair.created_at,
      updated_at: pair.updated_at,
    },
  ]);
  expect((await sendOld("GET", "/api-key-pairs", pair.private_key)).status).toBe(200);
  expect((await sendOld("DELETE", `/api-key-pairs/${pair.thumbprint}`)).status).toBe(204);
});

test("to 2021-10 a pair that is not active is not there, cannot sign, and can be deleted", async () => {
  const { create, send, sendOld } = await open();
  const pair = await create();
  await send("PUT", `/api-key-pairs/${pair.id}`, { body: { active: false } });
  expect((await sendOld("GET", "/api-key-pairs")).body.items).toHaveLength(1);
  expect((await sendOld("GET", "/api-key-pairs", pair.private_key)).status).toBe(401);
  expect((await sendOld("DELETE", `/api-key-pairs/${pair.thumbprint}`)).status).toBe(204);
  expect((await send("GET", `/api-key-pairs/${pair.id}`)).status).toBe(404);
});

test("what the roles of a pair do not give, it cannot do by either revision", async () => {
  const { create, sendOld } = await open();
  const { private_key: viewer } = await create({ role_ids: [roleId("key-pair-viewer")] });
  expect((await sendOld("GET", "/api-key-pairs", viewer)).status).toBe(200);
  expect((await sendOld("POST", "/api-key-pairs", viewer)).status).toBe(403);
});

test("a cursor of one revision leads on in the other", async () => {
  const { create, send, sendOld } = await open();
  for (const display_name of ["1", "2", "3"]) await create({ display_name });
  const { body: first } = await sendOld("GET", "/api-key-pairs?limit=2");
  const { body: second } = await send("GET", `/api-key-pairs?limit=1&cursor=${first.next_cursor}`);
  expect(second.items[0].display_name).toBe("1");
  const { body: third } = await sendOld("GET", `/api-key-pairs?cursor=${second.next_cursor}`);
  expect(third.items).toHaveLength(1);
});

test("2021-10 has no operation of 2026-08", async () => {
  const { create, sendOld } = await open();
  const { thumbprint } = await create();
  expect((await sendOld("GET", "/roles")).status).toBe(404);
  for (const method of ["GET", "PUT"])
    expect((await sendOld(method, `/api-key-pairs/${thumbprint}`)).status).toBe(405);
});
