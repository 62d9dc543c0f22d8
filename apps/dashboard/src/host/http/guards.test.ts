import { expect, test } from "vitest";

import type { RawRequest } from "../../testing/host-request.ts";
import { rawRequest } from "../../testing/host-request.ts";
import { codeOf, openSession, startBoth } from "../../testing/host-start.ts";

/** What a browser adds to a request of the page itself. */
const ownFetch = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };
const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

/** A dashboard, and every request that does something there, with both halves of a session. */
async function startWithRequests() {
  const { server, dashboard } = await startBoth({}, "2026-08");
  const { ask, headers } = await openSession(dashboard);
  const json = { "content-type": "application/json" };
  const role = (await ask("GET", "/api/roles")).json.items[0].id;
  const input = JSON.stringify({ display_name: "One", role_ids: [role] });
  const created = (await ask("POST", "/api/api-key-pairs", { headers: json, body: input })).json.id;
  const code = JSON.stringify({ code: codeOf(dashboard.newLink()) });
  const requests: RawRequest[] = [
    { path: "/" },
    { path: "/assets/page.js" },
    { path: "/session", method: "POST", headers: json, body: code },
    { path: "/session", headers },
    { path: "/api/api-key-pairs", headers },
    { path: "/api/api-key-pairs", method: "POST", headers: { ...headers, ...json }, body: input },
    { path: "/api/roles", headers },
    { path: `/api/api-key-pairs/${created}`, headers },
    {
      path: `/api/api-key-pairs/${created}`,
      method: "PUT",
      headers: { ...headers, ...json },
      body: '{"active":false}',
    },
    { path: `/api/api-key-pairs/${created}`, method: "DELETE", headers },
    { path: "/session", method: "DELETE", headers },
  ];
  server.admin!.clearRequests();
  const port = dashboard.port;
  /** Sends them all with more headers, one after the other. */
  const sendAll = async (more: Record<string, string>) => {
    const answers = [];
    for (const request of requests)
      answers.push(await rawRequest(port, { ...request, headers: { ...request.headers, ...more } }));
    return answers;
  };
  return { server, port, sendAll };
}

test("what the page itself asks for is answered, at both names of this machine", async () => {
  for (const name of ["127.0.0.1", "localhost"]) {
    const { port, sendAll } = await startWithRequests();
    const host = `${name}:${port}`;
    const answers = await sendAll({ ...ownFetch, host, origin: `http://${host}` });
    expect(answers.map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 200, 201, 200, 200, 200, 204, 204,
    ]);
  }
});

test("a request for another host is refused, whatever it asks for (DNS rebinding)", async () => {
  const { server, port, sendAll } = await startWithRequests();
  const hosts = [
    `evil.example:${port}`,
    "evil.example",
    "127.0.0.1",
    "localhost",
    `127.0.0.1:${port + 1}`,
    `127.0.0.2:${port}`,
    `localhost.:${port}`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `user@127.0.0.1:${port}`,
  ];
  for (const host of hosts) {
    for (const { status } of await sendAll({ host })) expect([421, 400]).toContain(status);
  }
  expect(server.admin!.requests()).toEqual([]);
});

test("a request without a host, or with several, is refused", async () => {
  const { port } = await startWithRequests();
  const own = `127.0.0.1:${port}`;
  // As pairs they go on the wire as they are, and nothing is added.
  for (const headers of [[], ["Host", own, "Host", "evil.example"], ["Host", "evil.example", "Host", own]]) {
    const { status } = await rawRequest(port, { headers: headers as never });
    expect([400, 421]).toContain(status);
  }
  expect((await rawRequest(port, { headers: ["Host", own] as never })).status).toBe(200);
});

test("a target in absolute form must name this host too", async () => {
  const { port } = await startWithRequests();
  const path = `http://evil.example:${port}/`;
  expect((await rawRequest(port, { path, headers: { host: `127.0.0.1:${port}` } })).status).toBe(421);
});

test("a page of another origin is refused, with both halves of a session in its hands", async () => {
  const { server, port, sendAll } = await startWithRequests();
  const origins = [
    "https://evil.example",
    "null",
    `http://127.0.0.1:${port + 1}`,
    "http://127.0.0.1",
    `https://127.0.0.1:${port}`,
    // Not the name under which it was loaded.
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
  ];
  for (const origin of origins) {
    for (const { status, json, headers } of await sendAll({ origin })) {
      expect([status, json.code]).toEqual([403, "foreign_page"]);
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
  }
  expect(server.admin!.requests()).toEqual([]);
});

test.each(["cross-site", "same-site", "unheard-of"])(
  "a request that the browser calls %s is refused, but for a link to the page itself",
  async (site) => {
    const { server, port, sendAll } = await startWithRequests();
    for (const more of [
      { "sec-fetch-mode": "no-cors" },
      { "sec-fetch-mode": "cors", "sec-fetch-dest": "document" },
    ]) {
      for (const { status } of await sendAll({ ...more, "sec-fetch-site": site })) expect(status).toBe(403);
    }
    const answers = await sendAll({ ...navigation, "sec-fetch-site": site });
    expect(answers.map(({ status }) => status)).toEqual([200, ...Array.from({ length: 10 }, () => 403)]);
    const framed = { ...navigation, "sec-fetch-dest": "iframe", "sec-fetch-site": site };
    expect((await rawRequest(port, { headers: framed })).status).toBe(403);
    expect(server.admin!.requests()).toEqual([]);
  },
);

test("a link that was typed or pasted opens the page", async () => {
  const { port } = await startWithRequests();
  const headers = { ...navigation, "sec-fetch-site": "none" };
  expect((await rawRequest(port, { headers })).status).toBe(200);
});

test("a preflight is refused: no page of another origin may ask for more than a browser lets it", async () => {
  const { port } = await startWithRequests();
  const headers = {
    origin: "https://evil.example",
    "access-control-request-method": "DELETE",
    "access-control-request-headers": "authorization",
  };
  expect((await rawRequest(port, { method: "OPTIONS", path: "/session", headers })).status).toBe(403);
});
