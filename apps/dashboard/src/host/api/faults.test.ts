import { once } from "node:events";
import type { ServerResponse } from "node:http";

import { createClient, isApiKeyPairsError, type ResponseError } from "@api-key-pairs/client";
import { expect, test } from "vitest";

import { closedPort, send, startHostileApi } from "../../testing/host-hostile-api.ts";
import { openSession, startBoth, startHost } from "../../testing/host-start.ts";

const id = "a".repeat(43);
const operations = [
  ["GET", "/api/api-key-pairs"],
  ["POST", "/api/api-key-pairs"],
  ["GET", `/api/api-key-pairs/${id}`],
  ["PUT", `/api/api-key-pairs/${id}`],
  ["DELETE", `/api/api-key-pairs/${id}`],
  ["GET", "/api/roles"],
] as const;

const pem = `-----BEGIN PRIVATE KEY-----\n${"k".repeat(64)}\n-----END PRIVATE KEY-----\n`;

/** A session on a dashboard whose API answers in whatever way. */
async function openOn(answer: (response: ServerResponse) => unknown, upstreamTimeoutMs?: number) {
  const api = await startHostileApi(answer);
  const dashboard = await startHost({ target: { baseUrl: api.url }, upstreamTimeoutMs });
  return { ...api, dashboard, ...(await openSession(dashboard)) };
}

/** What the page makes of a create. */
async function createOn(baseUrl: string): Promise<unknown> {
  const dashboard = await startHost({ target: { baseUrl } });
  const { token: auth, cookie } = await openSession(dashboard);
  const options = { baseUrl: `${dashboard.url}/api`, auth, headers: { cookie }, maxAttempts: 1 };
  return await createClient(options)
    .create()
    .catch((error: unknown) => error);
}

test.each([
  ["drops the connection", (response: ServerResponse) => response.socket!.destroy()],
  [
    "breaks off in the middle",
    (response: ServerResponse) => {
      response.writeHead(200, { "content-length": "100" }).write("{", () => response.socket!.destroy());
    },
  ],
  ["redirects", (response: ServerResponse) => response.writeHead(307, { location: "/" }).end()],
  [
    "redirects as after a form",
    (response: ServerResponse) => response.writeHead(303, { location: "/" }).end(),
  ],
  ["answers without an end", (response: ServerResponse) => response.end("x".repeat(4 * 1024 * 1024 + 1))],
  ["answers with a status that there is not", (response: ServerResponse) => response.writeHead(999).end()],
])("an API that %s is a bad gateway, and is asked once", async (_, answer) => {
  const { ask, received } = await openOn(answer);
  for (const [method, path] of operations) {
    const { status, json } = await ask(method, path);
    expect([method, status]).toEqual([method, 502]);
    expect(json).toEqual({
      type: "error",
      code: "bad_gateway",
      status: 502,
      message: expect.any(String),
      details: [],
    });
  }
  expect(received).toHaveLength(operations.length);
});

test("an API that does not answer in time, or not in full, is a gateway timeout", async () => {
  for (const answer of [() => {}, (response: ServerResponse) => response.writeHead(200).write("{")]) {
    const { ask } = await openOn(answer, 50);
    for (const [method, path] of operations) {
      expect(await ask(method, path)).toMatchObject({ status: 504, json: { code: "gateway_timeout" } });
    }
  }
});

test("what the API itself answers is passed on, errors too", async () => {
  const { ask, received } = await openOn((response) =>
    send(response, 503, { code: "service_unavailable" }, { "retry-after": "3" }),
  );
  for (const [method, path] of operations) {
    const { status, json, headers } = await ask(method, path);
    expect([status, json, headers["retry-after"]]).toEqual([503, { code: "service_unavailable" }, "3"]);
  }
  expect(received).toHaveLength(operations.length);
});

test("an API that cannot be reached is a bad gateway, but a create that never left is told apart", async () => {
  for (const baseUrl of [`http://127.0.0.1:${await closedPort()}`, "https://api.invalid"]) {
    const { ask } = await openSession(await startHost({ target: { baseUrl } }));
    for (const [method, path] of operations) {
      const { status, json } = await ask(method, path);
      const expected = method === "POST" ? [424, "api_unreachable"] : [502, "bad_gateway"];
      expect([method, status, json.code]).toEqual([method, ...expected]);
      expect(json.message).toMatch(/^No connection to the API: /);
    }
  }
});

test("the page knows whether a create that failed may have created something", async () => {
  expect(await createOn(`http://127.0.0.1:${await closedPort()}`)).toMatchObject({
    code: "api",
    status: 424,
    message: expect.stringContaining("Nothing was created"),
  });
  const { url } = await startHostileApi((response) => response.socket!.destroy());
  expect(await createOn(url)).toMatchObject({ code: "outcome_unknown", cause: { status: 502 } });
});

test("a private key in a broken answer is not lost", async () => {
  const text = JSON.stringify({ type: "api-key-pair", id, private_key: pem }).slice(0, -1);
  const { url } = await startHostileApi((response) => {
    response.writeHead(201, { "content-type": "application/json", "content-length": text.length + 9 });
    response.write(text, () => response.socket!.destroy());
  });
  const error = await createOn(url);
  expect(isApiKeyPairsError(error) && error.code).toBe("response");
  expect((error as ResponseError).revealPrivateKey()?.trim()).toBe(pem.trim());
});

test.each(["GET", "PUT", "DELETE"])("a %s is given up when the browser goes away", async (method) => {
  const { promise: arrived, resolve } = Promise.withResolvers<ServerResponse>();
  const { ask } = await openOn(resolve);
  const controller = new AbortController();
  const path = operations.find(([name]) => name === method)![1];
  const answer = ask(method, path, { signal: controller.signal });
  const closed = once(await arrived, "close");
  controller.abort();
  await expect(answer).rejects.toThrow("aborted");
  await closed;
});

test("a create is seen through when the browser goes away", async () => {
  const { promise: arrived, resolve } = Promise.withResolvers<ServerResponse>();
  const { ask } = await openOn(resolve);
  const controller = new AbortController();
  const answer = ask("POST", "/api/api-key-pairs", { signal: controller.signal });
  const response = await arrived;
  controller.abort();
  await expect(answer).rejects.toThrow("aborted");
  // By now the host has heard of it: it answers others.
  await ask("GET", "/session");
  expect(response.destroyed).toBe(false);
  response.end("{}");
  await once(response, "close");
  expect(response.writableFinished).toBe(true);
});

test("closing waits for a create under way, and gives up a list", async () => {
  const arrived = new Map<string, ServerResponse>();
  const { promise: both, resolve } = Promise.withResolvers<void>();
  const { ask, dashboard } = await openOn((response) => {
    if (arrived.set(response.req.method!, response).size === 2) resolve();
  });
  const list = ask("GET", "/api/api-key-pairs").catch((error: Error) => error);
  const create = ask("POST", "/api/api-key-pairs");
  await both;
  const closing = dashboard.close();
  expect(await list).toBeInstanceOf(Error);
  send(arrived.get("POST")!, 201, { id });
  expect(await create).toMatchObject({ status: 201, json: { id } });
  await closing;
  await expect(ask("GET", "/session")).rejects.toThrow("ECONNREFUSED");
});

test("a failure of the API does not end the session", async () => {
  const { server, dashboard } = await startBoth();
  const { ask } = await openSession(dashboard);
  server.admin!.setFaults([{ kind: "status", status: 500, times: 1 }]);
  expect((await ask("GET", "/api/api-key-pairs")).status).toBe(500);
  expect((await ask("GET", "/api/api-key-pairs")).status).toBe(200);
});
