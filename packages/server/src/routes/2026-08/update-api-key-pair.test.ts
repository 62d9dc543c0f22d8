import { expect, test } from "vitest";

import { roleId, startInProcess2026 } from "../../testing/in-process-2026-08.ts";

async function open() {
  let now = Date.now();
  const server = await startInProcess2026({ clock: () => now });
  const pair = await server.create({ merchant_account_ids: ["shop"] });
  const path = `/api-key-pairs/${pair.id}`;
  return {
    ...server,
    pair,
    path,
    tick: () => (now += 1000),
    update: async (body: unknown) => await server.send("PUT", path, { body }),
    get: async () => (await server.send("GET", path)).body,
  };
}

test("what is in the body is changed, and nothing else", async () => {
  const { pair, tick, update, get } = await open();
  const before = await get();
  for (const [body, change] of [
    [{ display_name: "New" }, { display_name: "New" }],
    [{ active: false }, { active: false }],
    [{ role_ids: [roleId("analyst")] }, { roles: [expect.objectContaining({ slug: "analyst" })] }],
    [{ merchant_account_ids: [] }, { merchant_accounts: [] }],
  ]) {
    const last = await get();
    tick();
    const { status, body: updated } = await update(body);
    expect(status).toBe(200);
    expect(updated).toEqual({ ...last, ...change, updated_at: expect.any(String) });
    expect(updated.updated_at > last.updated_at).toBe(true);
    expect(await get()).toEqual(updated);
  }
  expect(await get()).toMatchObject({ id: pair.id, created_at: before.created_at, display_name: "New" });
});

test("null leaves as it is, and so does an empty object", async () => {
  const { update, get, tick } = await open();
  const before = await get();
  tick();
  for (const body of [{}, { display_name: null, active: null, role_ids: null, merchant_account_ids: null }])
    expect(await update(body)).toEqual({ status: 200, body: before });
});

test("the same once more changes nothing, not even the date", async () => {
  const { update, tick } = await open();
  const first = await update({ display_name: "New", active: false });
  tick();
  expect(await update({ display_name: "New", active: false })).toEqual(first);
});

test("two changes within a millisecond have two dates", async () => {
  const { update } = await open();
  const [one, other] = [await update({ display_name: "One" }), await update({ display_name: "Other" })];
  expect(other.body.updated_at > one.body.updated_at).toBe(true);
});

test("changes at the same moment are all made, each to what is there then", async () => {
  const { update, get } = await open();
  const answers = await Promise.all([
    update({ display_name: "New" }),
    update({ active: false }),
    update({ role_ids: [roleId("analyst")] }),
    update({ merchant_account_ids: [] }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await get()).toMatchObject({
    display_name: "New",
    active: false,
    roles: [{ slug: "analyst" }],
    merchant_accounts: [],
  });
});

test("tokens of a pair are refused from the moment it is deactivated, and good again when it is reactivated", async () => {
  const { send, pair, update } = await open();
  const status = async () => (await send("GET", "/roles", { as: pair.private_key })).status;
  expect(await status()).toBe(200);
  await update({ active: false });
  expect(await status()).toBe(401);
  await update({ active: true });
  expect(await status()).toBe(200);
});

test("what a pair may do changes with its roles, with the next request", async () => {
  const { send, pair, update } = await open();
  const status = async (path: string) => (await send("GET", path, { as: pair.private_key })).status;
  await update({ role_ids: [roleId("analyst")] });
  expect([await status("/roles"), await status("/api-key-pairs")]).toEqual([403, 403]);
  await update({ role_ids: [roleId("key-pair-viewer")] });
  expect([await status("/roles"), await status("/api-key-pairs")]).toEqual([200, 200]);
});

test("a body that departs from the schema changes nothing", async () => {
  const { update, get, send } = await open();
  const before = await get();
  for (const body of [
    "{",
    { display_name: "" },
    { active: "false" },
    { role_ids: [] },
    { algorithm: "RSA" },
    { display_name: "New", thumbprint: "x" },
  ])
    expect((await update(body)).status).toBe(422);
  for (const role_ids of [[crypto.randomUUID()], [roleId("user-manager")], [roleId("pii-viewer")]])
    expect((await update({ display_name: "New", role_ids })).status).toBe(400);
  expect(await get()).toEqual(before);
  expect((await send("PUT", "/api-key-pairs/x", { body: {} })).status).toBe(422);
  expect((await send("PUT", `/api-key-pairs/${crypto.randomUUID()}`, { body: {} })).status).toBe(404);
});
