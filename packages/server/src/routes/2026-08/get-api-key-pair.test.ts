import { expect, test } from "vitest";

import { startInProcess2026 } from "../../testing/in-process-2026-08.ts";

const notFound = {
  status: 404,
  body: {
    type: "error",
    code: "not_found",
    status: 404,
    message: "The resource could not be found",
    details: [],
  },
};

test("a pair is given as create gave it, without its private key, in either case of its id", async () => {
  const { send, create } = await startInProcess2026();
  const created = await create({ merchant_account_ids: ["shop", "café"] });
  const expected = { status: 200, body: { ...created, private_key: null } };
  expect(await send("GET", `/api-key-pairs/${created.id}`)).toEqual(expected);
  expect(await send("GET", `/api-key-pairs/${created.id.toUpperCase()}`)).toEqual(expected);
});

test("a pair that is not active is there", async () => {
  const { send, create } = await startInProcess2026();
  const { id } = await create({ active: false });
  expect(await send("GET", `/api-key-pairs/${id}`)).toMatchObject({ status: 200, body: { active: false } });
});

test("a UUID that is no pair's is not found, and neither is a pair that was deleted", async () => {
  const { send, create } = await startInProcess2026();
  const { id } = await create();
  expect((await send("DELETE", `/api-key-pairs/${id}`)).status).toBe(204);
  expect(await send("GET", `/api-key-pairs/${id}`)).toEqual(notFound);
  expect(await send("GET", `/api-key-pairs/${crypto.randomUUID()}`)).toEqual(notFound);
});

test("what is no UUID departs from the schema, the thumbprint included", async () => {
  const { send, create } = await startInProcess2026();
  const { thumbprint } = await create();
  for (const method of ["GET", "DELETE"]) {
    expect(await send(method, `/api-key-pairs/${thumbprint}`)).toEqual({
      status: 422,
      body: {
        detail: [
          { loc: ["path", "api_key_pair_id"], msg: "api_key_pair_id must be a UUID", type: "invalid_format" },
        ],
      },
    });
  }
});

test("when a pair last signed a request is there at once, and what is refused for its scopes counts", async () => {
  let now = Date.UTC(2026, 7, 1);
  const { send, create } = await startInProcess2026({ clock: () => now });
  const { id, private_key } = await create();
  const lastUsed = async () => (await send("GET", `/api-key-pairs/${id}`)).body.last_used_at;
  expect(await lastUsed()).toBeNull();
  now += 1000;
  await send("GET", "/roles", { as: private_key, token: { scopes: [] } });
  expect(await lastUsed()).toBe("2026-08-01T00:00:01.000Z");
  now += 1000;
  await send("GET", "/roles", { as: private_key, token: { kid: "x".repeat(43) } });
  expect(await lastUsed()).toBe("2026-08-01T00:00:01.000Z");
});
