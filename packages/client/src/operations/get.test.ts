import { expect, test } from "vitest";

import { createClient } from "../create-client.ts";
import { pair, send, sendError, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal, startReal2026 } from "../testing/real-server.ts";

test("get gives one pair, active or not, without its private key", async () => {
  const { keyPairs, manager } = await startReal2026();
  const { private_key: _, ...created } = await keyPairs.create({ ...manager, active: false });
  expect(await keyPairs.get(created.id)).toEqual({ ...created, private_key: null });
});

test("a pair that is not there is not found", async () => {
  const { keyPairs } = await startReal2026();
  const error = await failureOf(keyPairs.get("fe26475d-ec3e-4884-9553-f7356683f7f9"));
  expect(error).toMatchObject({ code: "not_found", status: 404, method: "GET" });
});

test("an id that is none is refused by the API, which names the place", async () => {
  const { keyPairs } = await startReal2026();
  const error = await failureOf(keyPairs.get("a/b"));
  expect(error).toMatchObject({
    code: "unprocessable",
    path: "/api-key-pairs/a%2Fb",
    details: [{ location: "path", pointer: "/api_key_pair_id" }],
  });
});

test("get is sent again after a failure that may pass", async () => {
  const server = await startHostileServer((response, _request, count) =>
    count < 3 ? sendError(response, 503, { "retry-after": "0" }) : send(response, 200, pair("one")),
  );
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  expect((await keyPairs.get("one")).id).toBe("one");
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array.from({ length: 3 }, () => "GET /api-key-pairs/one"),
  );
});

test.each([[""], [".."], [5]])("the id %j is refused before anything is sent", async (id) => {
  const server = await startHostileServer((response) => send(response, 200, pair("one")));
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  expect(await failureOf(keyPairs.get(id as string))).toMatchObject({ code: "input", field: "id" });
  expect(server.received).toHaveLength(0);
});

test("an API of revision 2021-10 has no get, and says so", async () => {
  const { keyPairs } = await startReal();
  const { id } = await keyPairs.create();
  expect(await failureOf(keyPairs.get(id))).toMatchObject({ code: "api", status: 405 });
});
