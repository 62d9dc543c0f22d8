import { expect, test } from "vitest";

import { uuidOf } from "./keys/uuid.ts";
import type { StartServerOptions } from "./server-options.ts";
import { roleId } from "./testing/in-process-2026-08.ts";
import { memoryLog } from "./testing/memory-log.ts";
import { readSamples } from "./testing/read-samples.ts";
import { sharedDocument, sharedDocumentProblems } from "./testing/shared-document.ts";
import { authorization } from "./testing/sign-token.ts";
import { start } from "./testing/start.ts";
import { startAdmin } from "./testing/start-admin.ts";
import { temporaryDirectory } from "./testing/temporary-directory.ts";

const input = { display_name: "x", role_ids: [roleId("key-pair-viewer")] };

async function open(options: Omit<StartServerOptions, "admin"> = {}) {
  const { server, callAdmin } = await startAdmin({ ...options, revision: "2026-08" });
  const headers = await authorization(server.rootPrivateKey!, { scopes: ["*.read", "*.write"] });
  const call = async (method: string, path: string, body?: object) =>
    await fetch(server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const create = async () => (await (await call("POST", "/api-key-pairs", input)).json()) as any;
  return { server, callAdmin, call, create };
}

test("faults strike the operations of the revision by their names", async () => {
  const { server, call, create } = await open();
  const { id } = await create();
  const path = `/api-key-pairs/${id}`;
  const strike = async (operation: any, method: string, at: string, body?: object) => {
    server.admin.setFaults([{ kind: "status", status: 503, operation }]);
    const struck = (await call(method, at, body)).status;
    server.admin.clearFaults();
    return struck;
  };
  expect(await strike("get", "GET", path)).toBe(503);
  expect(await strike("update", "PUT", path, {})).toBe(503);
  expect(await strike("list-roles", "GET", "/roles")).toBe(503);
  expect(await strike(["create", "list", "delete"], "GET", path)).toBe(200);
  const setFault = () => server.admin.setFaults([{ kind: "drop", operation: "patch" as "get" }]);
  expect(setFault).toThrow("must be create, list, get, update, delete, list-roles, or an array of them");
  const alone = () => server.admin.setFaults([{ kind: "truncate", operation: "delete" }]);
  expect(alone).toThrow("name create, list, get, update or list-roles, or leave it out for all of them");
});

test("a status that was ordered comes with the body that the document gives it", async () => {
  const { server, call } = await open();
  const { responses } = sharedDocument.paths["/api-key-pairs"].get;
  const statuses = Object.keys(responses)
    .map(Number)
    .filter((status) => status >= 400);
  expect(statuses).toHaveLength(12);
  for (const status of statuses) {
    server.admin.setFaults([{ kind: "status", status }]);
    const response = await call("GET", "/api-key-pairs");
    expect(response.status).toBe(status);
    const problems = sharedDocumentProblems("GET", "/api-key-pairs", status, await response.json());
    expect([status, problems]).toEqual([status, []]);
  }
});

test("an update that is committed and not answered can be sent again", async () => {
  const { server, call, create } = await open();
  const { id } = await create();
  server.admin.setFaults([{ kind: "drop", operation: "update", when: "after", times: 1 }]);
  const update = async () => await call("PUT", `/api-key-pairs/${id}`, { active: false });
  await expect(update()).rejects.toThrow("fetch failed");
  const first = (await (await call("GET", `/api-key-pairs/${id}`)).json()) as any;
  expect(first.active).toBe(false);
  expect(await (await update()).json()).toEqual(first);
});

test("the journal and the log know the operations, and pairs by their UUIDs", async () => {
  const { logger, records } = memoryLog();
  const { server, callAdmin, call, create } = await open({ logger });
  const { id } = await create();
  await call("GET", `/api-key-pairs/${id}`);
  await call("PUT", `/api-key-pairs/${id}`, {});
  await call("GET", "/roles?limit=1");
  const page = (await (await call("GET", "/api-key-pairs")).json()) as any;
  const rootId = page.items.at(-1).id;
  expect(
    server.admin.requests({ keyPairId: rootId }).map(({ operation, path }) => [operation, path]),
  ).toEqual([
    ["list", "/api-key-pairs"],
    ["list-roles", "/roles"],
    ["update", `/api-key-pairs/${id}`],
    ["get", `/api-key-pairs/${id}`],
    ["create", "/api-key-pairs"],
  ]);
  expect(new Set(records().map(({ keyPairId }) => keyPairId))).toEqual(new Set([rootId]));
  expect(server.admin.requests({ operation: "update" })).toHaveLength(1);
  expect((await callAdmin("GET", `/requests?key_pair_id=${rootId}`)).status).toBe(200);
  expect(() => server.admin.requests({ keyPairId: page.items[0].thumbprint })).toThrow(
    "keyPairId must be the id of a key pair: a UUID",
  );
});

test("the journal says why a pair that may not was refused, and the answer says no more than that", async () => {
  const { server, create } = await open();
  const { private_key } = await create();
  const headers = await authorization(private_key, { scopes: ["*.read", "*.write"] });
  const response = await fetch(`${server.url}/api-key-pairs`, { method: "POST", headers });
  expect(await response.json()).toMatchObject({ status: 403, message: "Invalid credentials", details: [] });
  expect(server.admin.requests({ status: 403 })).toMatchObject([
    { refusal: "the roles of the pair lack api-key-pairs.write" },
  ]);
});

test("metrics count the operations of the revision", async () => {
  const { server, call, create } = await open({ metrics: true });
  const { id } = await create();
  await call("GET", `/api-key-pairs/${id}`);
  await call("PUT", `/api-key-pairs/${id}`, { active: 1 });
  await call("GET", "/roles");
  expect(readSamples(await (await fetch(`${server.url}/metrics`)).text())).toMatchObject({
    'api_key_pairs_requests_total{operation="create",status="201"}': 1,
    'api_key_pairs_requests_total{operation="get",status="200"}': 1,
    'api_key_pairs_requests_total{operation="update",status="422"}': 1,
    'api_key_pairs_requests_total{operation="list-roles",status="200"}': 1,
  });
});

test("the rate limit counts all operations of a pair together", async () => {
  const { call } = await open({ requestsPerMinute: 2 });
  expect((await call("GET", "/roles")).status).toBe(200);
  expect((await call("GET", `/api-key-pairs/${crypto.randomUUID()}`)).status).toBe(404);
  const third = await call("GET", "/api-key-pairs");
  expect(third.status).toBe(429);
  expect(await third.json()).toMatchObject({ code: "too_many_requests" });
});

test("a reset takes back what was done to the root pair, and it signs again", async () => {
  const { server, call, create } = await open();
  await create();
  const page = (await (await call("GET", "/api-key-pairs")).json()) as any;
  const root = page.items.at(-1);
  const change = { display_name: "Other", active: false, merchant_account_ids: ["shop"] };
  expect((await call("PUT", `/api-key-pairs/${root.id}`, change)).status).toBe(200);
  expect((await call("GET", "/api-key-pairs")).status).toBe(401);
  await server.admin.reset();
  const after = (await (await call("GET", "/api-key-pairs")).json()) as any;
  expect(after.items).toEqual([{ ...root, last_used_at: expect.any(String) }]);
});

test("when a pair was last used outlives a restart, and is known by either revision", async () => {
  const dataDir = temporaryDirectory();
  const first = await start({ dataDir });
  const pair = (await (await first.call("POST", "/api-key-pairs")).json()) as {
    id: string;
    private_key: string;
  };
  await fetch(`${first.server.url}/api-key-pairs`, { headers: await authorization(pair.private_key) });
  await first.server.close();
  const { server, call } = await start({ dataDir, revision: "2026-08" });
  const { last_used_at } = (await (await call("GET", `/api-key-pairs/${uuidOf(pair.id)}`)).json()) as any;
  expect(Date.parse(last_used_at)).toBeLessThanOrEqual(Date.now());
  expect(server.rootPrivateKey).toBe(first.server.rootPrivateKey);
});

test("the document is that of the revision, and that of another when it is asked for", async () => {
  const { server } = await open();
  const ask = async (query = "") => await fetch(`${server.url}/openapi.json${query}`);
  const paths = async (query?: string) => Object.keys(((await (await ask(query)).json()) as any).paths);
  expect(await paths()).toContain("/roles");
  expect(await paths("?revision=2026-08")).toContain("/roles");
  expect(await paths("?revision=2021-10")).not.toContain("/roles");
  const tags = [await ask(), await ask("?revision=2021-10")].map(({ headers }) => headers.get("etag"));
  expect(new Set(tags).size).toBe(2);
  const unknown = await ask("?revision=2020-01");
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toMatchObject({
    details: [
      { pointer: "/revision", message: expect.stringMatching(/^revision must be 2021-10 or 2026-08; /) },
    ],
  });
});

test("a revision that is not known is refused before anything is started", async () => {
  await expect(start({ revision: "2025-01" as "2026-08" })).rejects.toThrow(
    new TypeError("revision must be 2021-10 or 2026-08; leave it out for 2021-10"),
  );
});
