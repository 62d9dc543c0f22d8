import { expect, test } from "vitest";

import { startInProcess } from "../testing/in-process.ts";

const notFound = {
  type: "error",
  code: "not_found",
  status: 404,
  message: "The resource could not be found",
  details: [],
};

test("a deleted pair is gone from the list, with an empty answer", async () => {
  const { call, create } = await startInProcess();
  const { id } = await create();
  const response = await call("DELETE", `/api-key-pairs/${id}`);
  expect(response.status).toBe(204);
  expect(await response.text()).toBe("");
  expect(response.headers.has("content-type")).toBe(false);
  expect(JSON.stringify(await (await call("GET", "/api-key-pairs")).json())).not.toContain(id);
});

test("a pair that is not there, or no longer, is not found", async () => {
  const { call, create } = await startInProcess();
  const { id } = await create();
  await call("DELETE", `/api-key-pairs/${id}`);
  for (const missing of [id, "x".repeat(43)]) {
    const response = await call("DELETE", `/api-key-pairs/${missing}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(notFound);
  }
});

test("a pair may delete itself, and is refused from then on", async () => {
  const { callAs, create } = await startInProcess();
  const { id, private_key } = await create();
  expect((await callAs(private_key, {}, "DELETE", `/api-key-pairs/${id}`)).status).toBe(204);
  expect((await callAs(private_key, {}, "DELETE", `/api-key-pairs/${id}`)).status).toBe(401);
});

test("an id is decoded exactly once", async () => {
  const { call, create } = await startInProcess();
  const { id } = await create();
  const once = Array.from(id, (character) => `%${character.charCodeAt(0).toString(16)}`).join("");
  expect((await call("DELETE", `/api-key-pairs/${once.replaceAll("%", "%25")}`)).status).toBe(404);
  expect((await call("DELETE", `/api-key-pairs/${once}`)).status).toBe(204);
});

test("an id that cannot be one is not found, and the answer says why", async () => {
  const { call } = await startInProcess();
  for (const id of [
    "a",
    "a%2Fb",
    `${"x".repeat(43)}%2F`,
    "x".repeat(42),
    "x".repeat(44),
    `${"x".repeat(42)}%0A`,
    `${"x".repeat(43)}%0A`,
    "%00",
    "%",
    "%zz",
    "%E0%A4%A",
    "%ff",
    "%F0%9F%94%91",
    "..%2F..%2Fetc",
    "%20",
    "x".repeat(5000),
    "__proto__",
  ]) {
    const response = await call("DELETE", `/api-key-pairs/${id}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      ...notFound,
      details: [
        {
          location: "path",
          pointer: "/api_key_pair_id",
          message: expect.stringMatching(/^api_key_pair_id must be .* 43 characters/),
          type: "invalid_id",
        },
      ],
    });
  }
});

test("no id at all, or more than one segment, is an unknown path", async () => {
  const { call, store } = await startInProcess();
  for (const path of ["/api-key-pairs/", `/api-key-pairs/${await store.rootId()}/`, "/api-key-pairs/a/b"]) {
    const response = await call("DELETE", path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(notFound);
  }
  expect(await store.find((await store.rootId())!)).toBeDefined();
});
