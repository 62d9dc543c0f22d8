import { once } from "node:events";

import type { CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import { openSocket } from "../testing/on-the-wire.ts";
import { startAdmin } from "../testing/start-admin.ts";

interface Answer {
  items: Record<string, any>[];
  details: { location: string; pointer: string; message: string }[];
}

async function startWithRequests() {
  const started = await startAdmin();
  const get = async (query = "") => {
    const response = await started.callAdmin("GET", `/requests${query}`);
    return { status: response.status, ...((await response.json()) as Answer) };
  };
  return { ...started, get };
}

test("an entry has what came and what became of it, in the names of the wire", async () => {
  const { server, call, get } = await startWithRequests();
  const response = await call("GET", "/api-key-pairs?limit=2&cursor=x&secret=y", {
    "user-agent": "a-test/1",
    "x-request-id": "my-request",
    "x-other": "z",
    accept: "application/json",
  });
  expect(response.status).toBe(400);
  const { items } = await get();
  expect(items).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      request_id: "my-request",
      operation: "list",
      method: "GET",
      path: "/api-key-pairs",
      query: { limit: "2", cursor: "[redacted]", secret: "[redacted]" },
      headers: expect.objectContaining({
        accept: "application/json",
        authorization: "Bearer [redacted]",
        host: "[redacted]",
        "user-agent": "a-test/1",
        "x-other": "[redacted]",
        "x-request-id": "my-request",
      }),
      status: 400,
      duration_ms: expect.any(Number),
      key_pair_id: expect.stringMatching(/^[\w-]{43}$/),
      refusal: null,
      fault: null,
    },
  ]);
  expect(server.admin.requests()).toMatchObject([
    { requestId: "my-request", keyPairId: items[0]!["key_pair_id"] },
  ]);
});

test("requests that failed authentication, and those of no operation, are there as well", async () => {
  const { server, get } = await startWithRequests();
  await fetch(`${server.url}/api-key-pairs`, { headers: { authorization: "Bearer a.b.c" } });
  await fetch(`${server.url}/api-key-pairs`);
  await fetch(`${server.url}/api-key-pairs`, { method: "PUT" });
  await fetch(`${server.url}/.well-known/jwks.json`);
  await fetch(`${server.url}/nowhere/at/all`);
  const { items } = await get();
  expect(items).toMatchObject([
    { operation: null, path: "/nowhere...", status: 404, key_pair_id: null },
    { operation: null, path: "/.well-known/jwks.json", status: 200, refusal: null },
    { operation: null, method: "PUT", status: 405 },
    { operation: "list", status: 401, key_pair_id: null, refusal: "no bearer token" },
    { operation: "list", status: 401, key_pair_id: null, refusal: "ERR_JWS_INVALID" },
  ]);
});

test("every filter narrows, and several narrow together", async () => {
  const { call, get } = await startWithRequests();
  const { id } = (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
  await call("GET", "/api-key-pairs", { "x-request-id": "one" });
  await call("GET", "/api-key-pairs?limit=0", { "x-request-id": "two" });
  await call("DELETE", `/api-key-pairs/${id}`);
  await call("DELETE", `/api-key-pairs/${id}`, { authorization: "" });
  const all = (await get()).items;
  expect(all).toHaveLength(5);
  const statuses = async (query: string) => (await get(query)).items.map(({ status }) => status);
  expect(await statuses("?operation=list")).toEqual([400, 200]);
  expect(await statuses("?method=delete")).toEqual([401, 204]);
  expect(await statuses("?status=204")).toEqual([204]);
  expect(await statuses("?request_id=two")).toEqual([400]);
  expect(await statuses(`?key_pair_id=${all[1]!["key_pair_id"]}`)).toEqual([204, 400, 200, 201]);
  expect(await statuses("?operation=list&status=200")).toEqual([200]);
  expect(await statuses("?operation=list&status=204")).toEqual([]);
  expect(await statuses("?limit=2")).toEqual([401, 204]);
});

test("since leaves out what came before, whatever the time zone is", async () => {
  const { server, call, get } = await startWithRequests();
  await call("GET", "/api-key-pairs");
  const { time } = server.admin.requests()[0]!;
  const later = new Date(Date.parse(time) + 1).toISOString();
  const elsewhere = new Date(Date.parse(time) + 7_200_000).toISOString().replace("Z", "%2B02:00");
  expect((await get(`?since=${time}`)).items).toHaveLength(1);
  expect((await get(`?since=${elsewhere}`)).items).toHaveLength(1);
  expect((await get(`?since=${later}`)).items).toHaveLength(0);
});

test("100 entries are shown unless more are asked for", async () => {
  const { server, get } = await startWithRequests();
  for (let count = 0; count < 101; count += 1) await (await fetch(server.url)).text();
  expect((await get()).items).toHaveLength(100);
  expect((await get("?limit=1000")).items).toHaveLength(101);
});

test.each([
  ["?limit=0", "/limit", "limit must be a whole number from 1 to 1000"],
  ["?limit=1001", "/limit", "limit must be a whole number from 1 to 1000"],
  ["?limit=1e2", "/limit", "limit must be a whole number from 1 to 1000"],
  ["?limit=", "/limit", "limit must be a whole number from 1 to 1000"],
  ["?limit=1&limit=2", "/limit", "limit must be a whole number from 1 to 1000"],
  ["?status=42", "/status", "status must be a whole number from 100 to 599"],
  ["?status=ok", "/status", "status must be a whole number from 100 to 599"],
  ["?operation=get", "/operation", "operation must be one of create, list, delete"],
  ["?method=G%20T", "/method", "method must be the name of an HTTP method, such as POST"],
  [
    "?key_pair_id=x",
    "/key_pair_id",
    "key_pair_id must be the id of a key pair: 43 characters of A-Z a-z 0-9 - _",
  ],
  ["?keyPairId=x", "/keyPairId", "keyPairId is not known; write key_pair_id"],
  ["?request_id=", "/request_id", "request_id must be 1 to 128 characters of A-Z a-z 0-9 . - _"],
  [
    "?since=yesterday",
    "/since",
    expect.stringMatching(/^since must be an RFC 3339 date-time, such as 2026-/),
  ],
  ["?since=2026-02-30T00:00:00Z", "/since", expect.stringMatching(/^since must be an RFC 3339 date-time/)],
  [
    "?page=1",
    "/page",
    "page is not known; a query takes operation, method, status, key_pair_id, request_id, since, limit",
  ],
])("%s is refused, naming field and remedy", async (query, pointer, message) => {
  const { get } = await startWithRequests();
  const { status, details } = await get(query);
  expect(status).toBe(400);
  expect(details).toEqual([{ location: "query", pointer, message, type: "invalid" }]);
});

test("all that is wrong with a query is said at once, in the process as a TypeError", async () => {
  const { server, get } = await startWithRequests();
  expect((await get("?limit=0&page=1")).details).toHaveLength(2);
  const ask = () => server.admin.requests({ limit: 0, requestId: "" });
  expect(ask).toThrow(TypeError);
  expect(ask).toThrow(
    "requestId must be 1 to 128 characters of A-Z a-z 0-9 . - _; limit must be a whole number from 1 to 1000",
  );
});

test("the requests can be forgotten", async () => {
  const { call, callAdmin, get } = await startWithRequests();
  await call("GET", "/api-key-pairs");
  expect((await callAdmin("DELETE", "/requests")).status).toBe(204);
  expect((await get()).items).toEqual([]);
});

test("a connection that a fault cut has no status", async () => {
  const { server, call } = await startWithRequests();
  server.admin.setFaults([{ kind: "drop", times: 1 }]);
  await expect(call("GET", "/api-key-pairs")).rejects.toThrow("fetch failed");
  server.admin.setFaults([{ kind: "status", status: 502, times: 1 }]);
  expect((await call("GET", "/api-key-pairs")).status).toBe(502);
  expect(server.admin.requests()).toMatchObject([
    { operation: "list", status: 502, fault: "status" },
    { operation: "list", status: null, fault: "drop" },
  ]);
});

test("a caller that went away in the middle of its request has no status", async () => {
  const { server, headers } = await startWithRequests();
  const socket = await openSocket(server.port);
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nContent-Length: 10\r\n`;
  socket.write(`${head}Expect: 100-continue\r\n\r\n`);
  await once(socket, "data");
  socket.resetAndDestroy();
  await expect
    .poll(() => server.admin.requests())
    .toMatchObject([{ operation: "create", status: null, refusal: "the body was cut short" }]);
});
