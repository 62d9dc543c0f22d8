import { expect, test } from "vitest";

import { roleCatalog } from "../../roles/role-catalog.ts";
import { roleId, startInProcess2026 } from "../../testing/in-process-2026-08.ts";

async function open() {
  const server = await startInProcess2026();
  const list = async (query = "") => (await server.send("GET", `/roles${query}`)).body;
  return { ...server, list };
}

test("the roles are listed in full, and their ids are the same on every server", async () => {
  const { list } = await open();
  const page = await list();
  expect(page).toEqual({ items: roleCatalog, limit: 20, next_cursor: null, previous_cursor: null });
  expect(roleId("administrator")).toBe("747d1c8e-e9c0-4c50-8784-64523933ba1a");
  expect(new Set(roleCatalog.map(({ id }) => id)).size).toBe(roleCatalog.length);
});

test("every limit pages through all of them, there and back", async () => {
  const { list } = await open();
  for (let limit = 1; limit <= roleCatalog.length; limit += 1) {
    const pages = [await list(`?limit=${limit}`)];
    while (pages.at(-1).next_cursor !== null)
      pages.push(await list(`?limit=${limit}&cursor=${pages.at(-1).next_cursor}`));
    expect(pages.flatMap(({ items }) => items)).toEqual(roleCatalog);
    expect(pages).toHaveLength(Math.ceil(roleCatalog.length / limit));
    for (let back = pages.length - 1; back > 0; back -= 1)
      expect(await list(`?limit=${limit}&cursor=${pages[back].previous_cursor}`)).toEqual(pages[back - 1]);
  }
});

test("a cursor of one list is none of another", async () => {
  const { send, create } = await open();
  await create();
  const { next_cursor: ofPairs } = (await send("GET", "/api-key-pairs?limit=1")).body;
  const { next_cursor: ofRoles } = (await send("GET", "/roles?limit=1")).body;
  expect((await send("GET", `/roles?cursor=${ofPairs}`)).status).toBe(400);
  expect((await send("GET", `/api-key-pairs?cursor=${ofRoles}`)).status).toBe(400);
});

test("roles need a scope of their own", async () => {
  const { send } = await open();
  const status = async (...scopes: string[]) => (await send("GET", "/roles", { token: { scopes } })).status;
  expect(await status("roles.read")).toBe(200);
  expect(await status("*.read")).toBe(200);
  expect(await status("api-key-pairs.read", "*.write", "roles.write")).toBe(403);
});
