import { expect, test } from "vitest";

import { startInProcess } from "./testing/in-process.ts";
import { memoryLog } from "./testing/memory-log.ts";

test("a known path refuses other methods and says which it takes", async () => {
  const { call, store } = await startInProcess();
  const refusals = [
    ["/api-key-pairs", ["PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"], "GET, HEAD, POST"],
    [`/api-key-pairs/${await store.rootId()}`, ["GET", "HEAD", "PUT", "PATCH", "POST", "OPTIONS"], "DELETE"],
  ] as const;
  for (const [path, methods, allow] of refusals) {
    for (const method of methods) {
      const response = await call(method, path);
      expect([method, response.status, response.headers.get("allow")]).toEqual([method, 405, allow]);
      if (method === "HEAD") continue;
      expect(await response.json()).toEqual({
        type: "error",
        code: "method_not_allowed",
        status: 405,
        message: "Method not allowed",
        details: [],
      });
    }
  }
});

test("an unknown path is not found, with or without a token", async () => {
  const { call, rootHeaders } = await startInProcess();
  for (const path of [
    "/",
    "/api-key-pair",
    "/api-key-pairs/",
    "/API-KEY-PAIRS",
    "/api-key-pairs%2F",
    "/x//api-key-pairs",
  ]) {
    for (const headers of [rootHeaders, {}]) {
      const response = await call("GET", path, headers);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        type: "error",
        code: "not_found",
        status: 404,
        message: "The resource could not be found",
        details: [],
      });
    }
  }
});

test("leading slashes count as one", async () => {
  const { call } = await startInProcess();
  expect((await call("GET", "//api-key-pairs?limit=1")).status).toBe(200);
  expect((await call("GET", "///api-key-pairs#x")).status).toBe(200);
});

test("HEAD answers as GET does, without the body", async () => {
  const { call } = await startInProcess();
  const response = await call("HEAD", "/api-key-pairs");
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
});

test("every answer may not be cached, has a request id, and opens to no other origin", async () => {
  const { call, rootHeaders, create } = await startInProcess();
  const { id } = await create();
  const origin = { origin: "https://example.com" };
  const answers = [
    await call("GET", "/api-key-pairs", { ...rootHeaders, ...origin }),
    await call("GET", "/api-key-pairs", origin),
    await call("GET", "/nowhere", origin),
    await call("PUT", "/api-key-pairs", origin),
    await call("DELETE", `/api-key-pairs/${id}`, { ...rootHeaders, ...origin }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 405, 204]);
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

test("a request id of the caller is kept when it is well-formed", async () => {
  const { call } = await startInProcess();
  const answered = async (id: string) =>
    (await call("GET", "/nowhere", { "x-request-id": id })).headers.get("x-request-id");
  expect(await answered("Order-42_a.b")).toBe("Order-42_a.b");
  for (const id of ["", "a b", 'a"b', "{}", "x".repeat(129)])
    expect(await answered(id)).toMatch(/^[\da-f-]{36}$/);
});

test("an error of the server is told to the log, and nothing of it to the caller", async () => {
  const { logger, records } = memoryLog();
  const { store, call } = await startInProcess({ logger });
  await store.close();
  const response = await call("GET", "/api-key-pairs");
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    type: "error",
    code: "server_error",
    status: 500,
    message: "The server could not answer the request",
    details: [],
  });
  const requestId = response.headers.get("x-request-id");
  expect(records()).toMatchObject([
    { level: 50, requestId, err: { message: "driver has already been destroyed" }, msg: "request failed" },
    { level: 50, requestId, status: 500, msg: "request" },
  ]);
});

test("the log has one line a request: who, what, how long, and why not", async () => {
  const { logger, records } = memoryLog();
  const { store, call, rootHeaders } = await startInProcess({ logger });
  await call("GET", "/api-key-pairs?limit=5&cursor=x", { ...rootHeaders, "x-request-id": "one" });
  await call("GET", `/${"x".repeat(5000)}`, { "x-request-id": "two" });
  await call("POST", "/api-key-pairs", { "x-request-id": "three" });
  const common = {
    level: 30,
    time: expect.any(Number),
    pid: process.pid,
    ms: expect.any(Number),
    msg: "request",
  };
  const keyPairId = await store.rootId();
  expect(records()).toEqual([
    { ...common, requestId: "one", method: "GET", path: "/api-key-pairs", status: 400, keyPairId },
    { ...common, requestId: "two", method: "GET", path: "/...", status: 404 },
    {
      ...common,
      requestId: "three",
      method: "POST",
      path: "/api-key-pairs",
      status: 401,
      refusal: "no bearer token",
    },
  ]);
});
