import { expect, test } from "vitest";

import { createClient } from "../create-client.ts";
import { drop, type HostileServer, sendError, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal } from "../testing/real-server.ts";

const clientOf = ({ url }: HostileServer) => createClient({ auth: "token", baseUrl: url });
const gone = (response: Parameters<typeof drop>[0]) => response.writeHead(204).end();

test("delete removes a pair, and a second delete says that there is none", async () => {
  const { keyPairs } = await startReal();
  const { id } = await keyPairs.create();
  expect(await keyPairs.delete(id)).toBeUndefined();
  const error = await failureOf(keyPairs.delete(id));
  expect(error).toMatchObject({ code: "not_found", status: 404, apiCode: "not_found", method: "DELETE" });
  expect(error.requestId).toEqual(expect.any(String));
});

test("delete sends no body and no content type", async () => {
  const server = await startHostileServer(gone);
  await clientOf(server).delete("an-id");
  expect(server.received[0]).toMatchObject({ method: "DELETE", url: "/api-key-pairs/an-id", body: "" });
  expect(server.received[0]!.headers["content-type"]).toBeUndefined();
});

test.each([
  ["a/b", "a%2Fb"],
  ["../../admin", "..%2F..%2Fadmin"],
  ["a?b#c", "a%3Fb%23c"],
  ["100%", "100%25"],
  ["%2e%2e", "%252e%252e"],
  ["...", "..."],
  [" ", "%20"],
  ["a\r\nb\0", "a%0D%0Ab%00"],
  [String.raw`\..\x`, "%5C..%5Cx"],
  ["ключ🔑", encodeURIComponent("ключ🔑")],
])("the id %j is one path segment", async (id, segment) => {
  const server = await startHostileServer(gone);
  await clientOf(server).delete(id);
  expect(server.received[0]!.url).toBe(`/api-key-pairs/${segment}`);
});

test.each([["a/b"], ["a\nb"], ["100%"], ["%2e%2e"], ["🔑".repeat(40)]])(
  "the API answers the id %j with an error that names the field and the remedy",
  async (id) => {
    const { keyPairs } = await startReal();
    const error = await failureOf(keyPairs.delete(id));
    expect(error).toMatchObject({
      code: "not_found",
      details: [{ location: "path", pointer: "/api_key_pair_id" }],
    });
    expect(error.message).toMatch(/path \/api_key_pair_id .*43 characters/);
  },
);

test.each([[""], ["."], [".."], ["\ud800"], ["x".repeat(256)], [5], [null], [undefined], [{}]])(
  "the id %j is refused before anything is sent",
  async (id) => {
    const server = await startHostileServer(gone);
    const error = await failureOf(clientOf(server).delete(id as string));
    expect(error).toMatchObject({ code: "input", field: "id" });
    expect(error.message).toMatch(/^id must be the id of a key pair/);
    expect(server.received).toHaveLength(0);
  },
);

test.each([
  ["a lost answer", drop],
  ["a 500", (response: Parameters<typeof drop>[0]) => sendError(response, 500, { "retry-after": "0" })],
  ["a 503", (response: Parameters<typeof drop>[0]) => sendError(response, 503, { "retry-after": "0" })],
])("a 404 that follows %s is success: the pair is gone", async (_name, first) => {
  const server = await startHostileServer((response, _request, count) =>
    count === 1 ? first(response) : sendError(response, 404),
  );
  expect(await clientOf(server).delete("an-id")).toBeUndefined();
  expect(server.received).toHaveLength(2);
});

test("a 404 that follows a 429 is a 404: nothing can have deleted the pair", async () => {
  const server = await startHostileServer((response, _request, count) =>
    sendError(response, count === 1 ? 429 : 404, { "retry-after": "0" }),
  );
  expect(await failureOf(clientOf(server).delete("an-id"))).toMatchObject({ code: "not_found" });
});

test("an answer that is not ended does not hold up a delete that succeeded", async () => {
  const server = await startHostileServer((response) => response.writeHead(204).flushHeaders());
  expect(await clientOf(server).delete("an-id")).toBeUndefined();
});

test("a 404 that follows an attempt that never sent anything is a 404", async () => {
  let asked = 0;
  const server = await startHostileServer((response) => sendError(response, 404));
  const keyPairs = createClient({
    auth: () => ((asked += 1) === 1 ? new Promise<string>(() => {}) : "token"),
    baseUrl: server.url,
    attemptTimeoutMs: 500,
  });
  expect(await failureOf(keyPairs.delete("never-existed"))).toMatchObject({ code: "not_found" });
});

test("the tokens of a deleted pair are refused at once", async () => {
  const { keyPairs, server } = await startReal();
  const { signWith } = await import("../auth/sign-with.ts");
  const created = await keyPairs.create();
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: created.private_key }) });
  expect((await theirs.list()).items).toHaveLength(2);
  await keyPairs.delete(created.id);
  expect(await failureOf(theirs.list())).toMatchObject({ code: "unauthorized", status: 401 });
});
