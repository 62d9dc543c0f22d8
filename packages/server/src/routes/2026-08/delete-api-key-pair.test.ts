import { expect, test } from "vitest";

import { startInProcess2026 } from "../../testing/in-process-2026-08.ts";

test("a deleted pair is gone, and a second time it is not found", async () => {
  const { send, create } = await startInProcess2026();
  const { id, private_key } = await create();
  expect(await send("DELETE", `/api-key-pairs/${id}`)).toEqual({ status: 204, body: undefined });
  expect((await send("DELETE", `/api-key-pairs/${id}`)).status).toBe(404);
  expect((await send("GET", "/roles", { as: private_key })).status).toBe(401);
});

test("a pair that is not active can be deleted", async () => {
  const { send, create } = await startInProcess2026();
  const { id } = await create({ active: false });
  expect((await send("DELETE", `/api-key-pairs/${id}`)).status).toBe(204);
});

test("of two that delete a pair at once, one did", async () => {
  const { send, create } = await startInProcess2026();
  const { id } = await create();
  const remove = async () => (await send("DELETE", `/api-key-pairs/${id}`)).status;
  expect((await Promise.all([remove(), remove()])).toSorted((one, other) => one - other)).toEqual([204, 404]);
});
