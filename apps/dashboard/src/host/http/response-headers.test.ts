import { connect } from "node:net";

import { expect, test } from "vitest";

import { closedPort } from "../../testing/host-hostile-api.ts";
import { rawRequest } from "../../testing/host-request.ts";
import { openSession, redeem, startBoth, startHost } from "../../testing/host-start.ts";

const expected = {
  "cache-control": "no-store",
  "content-security-policy": expect.stringMatching(
    /^default-src 'none'; script-src 'self'; style-src 'self'; /,
  ),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

test("the page, its parts, and every answer of the host and of the API has the headers that protect it", async () => {
  const { dashboard } = await startBoth();
  const { ask } = await openSession(dashboard);
  const { json } = await ask("POST", "/api/api-key-pairs");
  const answers = {
    200: [await ask("GET", "/"), await ask("GET", "/assets/page.js"), await ask("GET", "/api/api-key-pairs")],
    201: [await ask("POST", "/api/api-key-pairs")],
    204: [await ask("DELETE", `/api/api-key-pairs/${json.id}`)],
    400: [await ask("GET", "/?x"), await ask("GET", "/api/api-key-pairs?limit=0")],
    401: [await rawRequest(dashboard.port, { path: "/session" }), await redeem(dashboard, "x")],
    403: [await ask("GET", "/", { headers: { origin: "null" } })],
    404: [await ask("GET", "/x"), await ask("DELETE", `/api/api-key-pairs/${"a".repeat(43)}`)],
    405: [await ask("HEAD", "/"), await ask("OPTIONS", "/")],
    413: [await ask("POST", "/session", { body: " ".repeat(1025) })],
    421: [await ask("GET", "/", { headers: { host: "evil.example" } })],
  };
  for (const [status, group] of Object.entries(answers)) {
    for (const answer of group) expect(answer).toMatchObject({ status: Number(status), headers: expected });
  }
});

test("so has an answer that stands for a failure", async () => {
  const dashboard = await startHost({ target: { baseUrl: `http://127.0.0.1:${await closedPort()}` } });
  const { ask } = await openSession(dashboard);
  expect(await ask("GET", "/api/api-key-pairs")).toMatchObject({ status: 502, headers: expected });
  expect(await ask("POST", "/api/api-key-pairs")).toMatchObject({ status: 424, headers: expected });
});

test("so has the answer to an expectation, and to what is no request", async () => {
  const { dashboard } = await startBoth();
  const host = `Host: 127.0.0.1:${dashboard.port}`;
  const wires = [
    [`GET / HTTP/1.1\r\n${host}\r\nExpect: x\r\nConnection: close\r\n\r\n`, 200],
    ["GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    [`GET \\ HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`, 400],
    ["no HTTP\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\n${host}\r\nX: ${"x".repeat(66_000)}\r\n\r\n`, 431],
  ] as const;
  for (const [wire, status] of wires) {
    const answer = await onTheWire(dashboard.port, wire);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const name of Object.keys(expected)) expect(answer).toMatch(new RegExp(`^${name}: .`, "im"));
  }
});

test("the cookies of many other programs are no obstacle, and too many of them are told with the remedy", async () => {
  const { dashboard } = await startBoth();
  const { ask, cookie } = await openSession(dashboard);
  const others = (count: number) => Array.from({ length: count }, (_, at) => `c${at}=${"x".repeat(4000)}`);
  const askWith = async (count: number) =>
    await ask("GET", "/session", { headers: { cookie: [...others(count), cookie].join("; ") } });
  expect((await askWith(15)).status).toBe(200);
  const { status, json } = await askWith(17);
  expect([status, json.code]).toEqual([431, "header_fields_too_large"]);
  expect(json.message).toContain("clear the cookies of 127.0.0.1");
});

test("nothing on the page may make a type that would be trusted", async () => {
  const { dashboard } = await startBoth();
  const policy = (await rawRequest(dashboard.port)).headers["content-security-policy"];
  expect(policy).toMatch(/; require-trusted-types-for 'script'; trusted-types 'none'$/);
});

/** What comes back on a connection of its own, until that is closed. */
async function onTheWire(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(text);
  let answer = "";
  for await (const chunk of socket.setEncoding("utf8")) answer += chunk;
  return answer;
}
