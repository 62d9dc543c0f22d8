import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import { keyPairFromPem } from "../keys/key-pair.ts";
import { memoryLog } from "../testing/memory-log.ts";
import { openStore } from "../testing/open-store.ts";
import { serveAdmin } from "../testing/serve-admin.ts";
import { authorization } from "../testing/sign-token.ts";
import { startAdmin } from "../testing/start-admin.ts";
import { start } from "../testing/start.ts";

test("without being asked for there is no admin surface, nor a sign of one", async () => {
  const { server } = await start();
  expect(server.admin).toBeUndefined();
  const bodies = await Promise.all(
    ["/_admin/health", "/_admin", "/nowhere"].map(async (path) => {
      const response = await fetch(server.url + path, {
        headers: { authorization: "Bearer x", origin: "null" },
      });
      expect(response.status).toBe(404);
      return await response.text();
    }),
  );
  expect(new Set(bodies).size).toBe(1);
});

test("health says that the server is there, which version, and for how long", async () => {
  const { callAdmin } = await startAdmin();
  const response = await callAdmin("GET", "/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: "ok",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    uptime_seconds: expect.any(Number),
  });
});

test("ready says that the database can answer", async () => {
  const { callAdmin } = await startAdmin();
  const response = await callAdmin("GET", "/ready");
  expect([response.status, await response.json()]).toEqual([200, { status: "ready" }]);
});

test("a database that cannot answer makes a server not ready, and leaves it healthy", async () => {
  const { logger, records } = memoryLog();
  const store = await openStore();
  const { call } = await serveAdmin(
    { ...store, ping: () => Promise.reject(new Error("no such host")) },
    logger,
  );
  const response = await call("/_admin/ready");
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await response.json()).toMatchObject({ code: "service_unavailable", status: 503 });
  expect(records()[0]).toMatchObject({ level: 50, msg: "request failed" });
  expect(JSON.stringify(records()[0])).toContain("no such host");
  expect((await call("/_admin/health")).status).toBe(200);
});

test("reset leaves the root pair alone, and refuses the tokens of all others", async () => {
  const { server, call, callAdmin } = await startAdmin();
  const created = (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
  const headers = await authorization(created.private_key);
  expect((await fetch(`${server.url}/api-key-pairs`, { headers })).status).toBe(200);
  expect((await callAdmin("POST", "/reset")).status).toBe(204);
  expect((await fetch(`${server.url}/api-key-pairs`, { headers })).status).toBe(401);
  const { items } = (await (await call("GET", "/api-key-pairs")).json()) as ApiKeyPairPage;
  expect(items.map(({ id }) => id)).toEqual([keyPairFromPem(server.rootPrivateKey!).id]);
});

test("reset puts back a root pair that was deleted", async () => {
  const { server, call, callAdmin } = await startAdmin();
  const { id } = keyPairFromPem(server.rootPrivateKey!);
  expect((await call("DELETE", `/api-key-pairs/${id}`)).status).toBe(204);
  expect((await call("GET", "/api-key-pairs")).status).toBe(401);
  expect((await callAdmin("POST", "/reset")).status).toBe(204);
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
  expect((await call("POST", "/api-key-pairs")).status).toBe(201);
});

test("reset forgets the requests and the faults", async () => {
  const { server, call } = await startAdmin({ faults: [{ kind: "status", status: 500 }] });
  await call("GET", "/api-key-pairs");
  expect([server.admin.requests().length, server.admin.faults().length]).toEqual([1, 1]);
  await server.admin.reset();
  expect([server.admin.requests(), server.admin.faults()]).toEqual([[], []]);
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test.each([
  ["/health", "GET, HEAD"],
  ["/ready", "GET, HEAD"],
  ["/reset", "POST"],
  ["/requests", "GET, HEAD, DELETE"],
  ["/faults", "GET, HEAD, PUT, POST, DELETE"],
])("other methods of %s are answered with 405 and those that it has", async (path, allow) => {
  const { callAdmin } = await startAdmin();
  for (const method of ["PATCH", "OPTIONS", ...(path === "/reset" ? ["GET"] : [])]) {
    const response = await callAdmin(method, path);
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ type: "error", code: "method_not_allowed" });
  }
});

test.each(["", "/", "/nowhere", "/health/", "/faults/0"])("there is nothing at /_admin%s", async (path) => {
  const { callAdmin } = await startAdmin();
  const response = await callAdmin("GET", path);
  expect([response.status, await response.json()]).toMatchObject([404, { code: "not_found" }]);
});

test("neither the journal nor the faults see the requests of the admin surface", async () => {
  const { server, callAdmin } = await startAdmin({ faults: [{ kind: "status", status: 500 }] });
  for (const path of ["/health", "/nowhere", ""]) await callAdmin("GET", path);
  expect(server.admin.requests()).toEqual([]);
  expect(server.admin.faults()).toMatchObject([{ asked: 0 }]);
});
