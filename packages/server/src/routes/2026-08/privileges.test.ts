import { expect, test } from "vitest";

import { createApp } from "../../create-app.ts";
import { mayDoEverything, scopesOf } from "../../roles/privileges.ts";
import { roleId, startInProcess2026 } from "../../testing/in-process-2026-08.ts";
import { authorization } from "../../testing/sign-token.ts";

const forbidden = { status: 403, body: { code: "forbidden", message: "Invalid credentials" } };
const manager = [roleId("key-pair-manager")];

/** A server with a pair that manages pairs, and may look at transactions of one account. */
async function open() {
  const server = await startInProcess2026();
  const roles = [...manager, roleId("analyst")];
  const weak = await server.create({ display_name: "weak", role_ids: roles, merchant_account_ids: ["shop"] });
  return {
    ...server,
    weak,
    call: async (method: string, path: string, body?: unknown) =>
      await server.send(method, path, { as: weak.private_key, ...(body !== undefined && { body }) }),
  };
}

test("a pair gives the roles and accounts that it has, and no others", async () => {
  const { call } = await open();
  const create = async (input: object) =>
    await call("POST", "/api-key-pairs", { display_name: "x", role_ids: manager, ...input });
  expect(await create({})).toMatchObject({ status: 201, body: { merchant_accounts: [{ id: "shop" }] } });
  expect(await create({ role_ids: [roleId("key-pair-viewer")] })).toMatchObject({ status: 201 });
  const beyond = await create({
    role_ids: [...manager, roleId("customer-support"), roleId("administrator")],
  });
  expect(beyond).toMatchObject(forbidden);
  const lacks = "which the pair that signed the request lacks";
  expect(beyond.body.details).toEqual([
    {
      location: "body",
      pointer: "/role_ids/1",
      message: `role_ids[1] gives transactions.write, ${lacks}`,
      type: "insufficient_privilege",
    },
    {
      location: "body",
      pointer: "/role_ids/2",
      message: `role_ids[2] gives *.read, *.write, ${lacks}`,
      type: "insufficient_privilege",
    },
  ]);
  const accounts = await create({ merchant_account_ids: ["shop", "other"] });
  expect(accounts).toMatchObject(forbidden);
  expect(accounts.body.details).toMatchObject([
    { pointer: "/merchant_account_ids", message: `merchant_account_ids has other, ${lacks}` },
  ]);
  expect(await create({ merchant_account_ids: [] })).toMatchObject(forbidden);
});

test("a pair changes and deletes those that have no more, itself included, and no others", async () => {
  const { create, call, weak, send } = await open();
  const strong = await create({ active: false });
  const elsewhere = await create({ role_ids: manager, merchant_account_ids: ["other"] });
  for (const { id } of [strong, elsewhere]) {
    for (const change of [{}, { active: true }, { display_name: "x" }, { role_ids: manager }])
      expect(await call("PUT", `/api-key-pairs/${id}`, change)).toMatchObject(forbidden);
    expect(await call("DELETE", `/api-key-pairs/${id}`)).toMatchObject(forbidden);
  }
  expect((await send("GET", `/api-key-pairs/${strong.id}`)).body).toEqual({ ...strong, private_key: null });
  const own = `/api-key-pairs/${weak.id}`;
  expect(await call("PUT", own, { role_ids: [roleId("administrator")] })).toMatchObject(forbidden);
  expect(await call("PUT", own, { merchant_account_ids: [] })).toMatchObject(forbidden);
  expect(await call("PUT", own, { role_ids: manager })).toMatchObject({ status: 200 });
  expect(await call("PUT", own, { role_ids: [roleId("key-pair-viewer")] })).toMatchObject({ status: 200 });
  expect(await call("DELETE", own)).toMatchObject(forbidden);
});

test("what a token claims opens no more than the roles of its pair", async () => {
  const { create, send } = await startInProcess2026();
  const { private_key: as } = await create({ role_ids: [roleId("key-pair-viewer")] });
  const status = async (method: string, path: string, scopes: string[], body?: object) =>
    (await send(method, path, { as, token: { scopes }, body })).status;
  expect(await status("GET", "/api-key-pairs", ["api-key-pairs.read"])).toBe(200);
  expect(await status("GET", "/api-key-pairs", ["roles.read"])).toBe(403);
  const everything = ["*.read", "*.write", "api-key-pairs.write"];
  const body = { display_name: "x", role_ids: [roleId("key-pair-viewer")] };
  expect(await status("POST", "/api-key-pairs", everything, body)).toBe(403);
});

test("by revision 2021-10, too, a pair creates and deletes no more than it could", async () => {
  const { create, store, weak } = await open();
  const app = createApp({ store });
  const strong = await create();
  const headers = await authorization(weak.private_key);
  const call = async (method: string, id = "") =>
    await app.request(`/api-key-pairs${id && `/${id}`}`, { method, headers });
  const made = (await (await call("POST")).json()) as { id: string };
  expect(scopesOf((await store.find(made.id))!)).toEqual(scopesOf((await store.find(weak.thumbprint))!));
  expect((await store.find(made.id))!.merchantAccountIds).toEqual(["shop"]);
  expect((await call("DELETE", strong.thumbprint)).status).toBe(403);
  expect((await call("DELETE", "x".repeat(43))).status).toBe(404);
  expect((await call("DELETE", `${made.id.slice(0, 42)}${made.id.endsWith("A") ? "E" : "A"}`)).status).toBe(
    404,
  );
  expect((await call("DELETE", made.id)).status).toBe(204);
});

test("the root pair, and every pair of revision 2021-10, may do everything", async () => {
  const { store, privateKey } = await startInProcess2026();
  const app = createApp({ store });
  const headers = await authorization(privateKey);
  const made = (await (await app.request("/api-key-pairs", { method: "POST", headers })).json()) as {
    id: string;
  };
  for (const id of [(await store.rootId())!, made.id])
    expect(mayDoEverything((await store.find(id))!)).toBe(true);
});
