import { expect, test } from "vitest";

import { openSession, startBoth } from "../../testing/host-start.ts";

const id = "-".repeat(43);
const uuid = "00000000-0000-4000-8000-000000000000";

/** Somebody with a session, and what reached the API. */
async function visit() {
  const { server, dashboard } = await startBoth();
  return { ...(await openSession(dashboard)), reached: () => server.admin!.requests() };
}

test.each([
  ["/", "GET"],
  ["/assets/page.js", "GET"],
  ["/session", "POST, GET, DELETE"],
  ["/api/api-key-pairs", "GET, POST"],
  [`/api/api-key-pairs/${id}`, "GET, PUT, DELETE"],
  [`/api/api-key-pairs/${uuid}`, "GET, PUT, DELETE"],
  ["/api/roles", "GET"],
])("%s takes %s, and no other method", async (path, allow) => {
  const { ask, reached } = await visit();
  for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
    if (allow.split(", ").includes(method)) continue;
    const { status, headers } = await ask(method, path);
    expect([method, status, headers.allow]).toEqual([method, 405, allow]);
  }
  expect(reached()).toEqual([]);
});

test.each([
  "/index.html",
  "//",
  "/assets",
  "/assets/",
  "/assets/../../package.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/assets/..%2f..%2fpackage.json",
  "/assets/page.js/",
  "/Assets/page.js",
  "/session/",
  "/SESSION",
  "/api",
  "/api/",
  "/api/openapi.json",
  "/api/_admin/reset",
  "/api//api-key-pairs",
  "/api/api-key-pairs/",
  `/api/api-key-pairs/${id.slice(1)}`,
  `/api/api-key-pairs/${id}x`,
  `/api/api-key-pairs/${uuid}x`,
  `/api/api-key-pairs/${uuid.slice(1)}`,
  "/api/roles/",
  `/api/roles/${uuid}`,
  `/api/api-key-pairs/${id}/`,
  `/api/api-key-pairs/${id}/x`,
  `/api/api-key-pairs/%252d${id.slice(1)}`,
  `/api/api-key-pairs/..%2f${id.slice(3)}`,
  "/api/api-key-pairs/..",
  "/api/api-key-pairs%2f..",
  "/api-key-pairs",
])("there is nothing at %s", async (path) => {
  const { ask, reached } = await visit();
  for (const method of ["GET", "POST", "PUT", "DELETE"]) {
    const { status, json } = await ask(method, path);
    expect([method, status, json.code]).toEqual([method, 404, "not_found"]);
  }
  expect(reached()).toEqual([]);
});

test.each([
  ["/?code=x", "GET"],
  ["/session?code=x", "POST"],
  ["/session?x", "GET"],
  ["/api/api-key-pairs?x=1", "GET"],
  ["/api/api-key-pairs?__proto__=1", "GET"],
  ["/api/api-key-pairs?limit=1&=", "GET"],
  ["/api/api-key-pairs?limit=1&limit=2", "GET"],
  ["/api/api-key-pairs?cursor=a&cursor=b", "GET"],
  ["/api/api-key-pairs?limit[]=1", "GET"],
  ["/api/api-key-pairs?limit=1", "POST"],
  [`/api/api-key-pairs/${id}?force=1`, "DELETE"],
  [`/api/api-key-pairs/${uuid}?limit=1`, "GET"],
  [`/api/api-key-pairs/${uuid}?active=1`, "PUT"],
  ["/api/roles?x=1", "GET"],
])("a query that is not asked for is refused: %s (%s)", async (path, method) => {
  const { ask, reached } = await visit();
  const { status, json } = await ask(method, path);
  expect([status, json.code]).toEqual([400, "bad_request"]);
  expect(reached()).toEqual([]);
});

test.each([
  ["GET", "/", 0],
  ["POST", "/session", 1024],
  ["DELETE", "/session", 0],
  ["POST", "/api/api-key-pairs", 64 * 1024],
  ["GET", `/api/api-key-pairs/${id}`, 0],
  ["PUT", `/api/api-key-pairs/${id}`, 64 * 1024],
  ["DELETE", `/api/api-key-pairs/${id}`, 0],
  ["GET", "/api/roles", 0],
])(
  "%s %s takes a body of at most %i bytes, and says how long before it comes",
  async (method, path, most) => {
    const { ask, reached } = await visit();
    const body = " ".repeat(most + 1);
    const long = await ask(method, path, { body, headers: { "content-length": `${most + 1}` } });
    const chunked = await ask(method, path, { body: "{}", headers: { "transfer-encoding": "chunked" } });
    for (const { status, json } of [long, chunked])
      expect([status, json.code]).toEqual([413, "payload_too_large"]);
    expect(reached()).toEqual([]);
  },
);

test.each([
  ["POST", "/api/api-key-pairs"],
  ["PUT", `/api/api-key-pairs/${uuid}`],
])("a body of %s %s that is not said to be JSON is refused", async (method, path) => {
  const { ask, reached } = await visit();
  for (const type of [undefined, "text/plain", "application/x-www-form-urlencoded", "application/jsonx"]) {
    const headers = { "content-length": "2", ...(type && { "content-type": type }) };
    const { status, json } = await ask(method, path, { body: "{}", headers });
    expect([type, status, json.code]).toEqual([type, 415, "unsupported_media_type"]);
  }
  expect(reached()).toEqual([]);
});

test("no connection is kept, over which a browser would send a create again by itself", async () => {
  const { ask } = await visit();
  for (const [method, path] of [
    ["GET", "/"],
    ["GET", "/api/api-key-pairs"],
    ["POST", "/api/api-key-pairs"],
    ["GET", "/x"],
  ] as const) {
    const { headers } = await ask(method, path, { headers: { connection: "keep-alive" } });
    expect([path, headers.connection]).toEqual([path, "close"]);
  }
});
