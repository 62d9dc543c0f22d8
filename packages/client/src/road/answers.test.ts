import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import type { ClientOptions } from "../client-options.ts";
import { createClient } from "../create-client.ts";
import { type HostileServer, page, send, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf } from "../testing/real-server.ts";

const clientOf = ({ url }: HostileServer, options: Partial<ClientOptions> = {}) =>
  createClient({ auth: "token", baseUrl: url, ...options });

test.each([
  ["HTML", "<html>502</html>", "text/html"],
  ["nothing", "", "application/json"],
  ["half a JSON text", '{"items":[{"id":"a"', "application/json"],
  ["plain text", "OK", "text/plain"],
])("a 200 that holds %s is a ResponseError that says so", async (_name, body, type) => {
  const server = await startHostileServer((response) =>
    send(response, 200, body, { "content-type": type, "x-request-id": "r1" }),
  );
  const error = await failureOf(clientOf(server).list());
  expect(error).toMatchObject({
    code: "response",
    problem: "not_json",
    status: 200,
    requestId: "r1",
    method: "GET",
    path: "/api-key-pairs",
  });
  expect(error.message).toContain(`not JSON but ${type}`);
});

test.each([
  ["null", null, ""],
  ["a list", [], ""],
  ["no items", { limit: 20 }, "items"],
  ["an item without an id", { ...page([]), items: [{ type: "api-key-pair" }] }, "items.0.id"],
  ["a text for a limit", { ...page([]), limit: "20" }, "limit"],
  ["an empty cursor", { ...page([]), next_cursor: "" }, "next_cursor"],
  ["a number for a cursor", { ...page([]), previous_cursor: 7 }, "previous_cursor"],
])("a 200 whose JSON is wrong (%s) is a ResponseError that names the place", async (_name, body, path) => {
  const server = await startHostileServer((response) => send(response, 200, body));
  const error = await failureOf(clientOf(server).list());
  expect(error).toMatchObject({ code: "response", problem: "wrong_shape" });
  expect(error.issues.map((issue: { path: string }) => issue.path)).toContain(path);
});

test.each([301, 302, 303, 307, 308])("a %i is not followed: the token would go along", async (status) => {
  const thief = await startHostileServer((response) => send(response, 200, page([])));
  const server = await startHostileServer((response) => send(response, status, "", { location: thief.url }));
  const keyPairs = clientOf(server);
  for (const call of [() => keyPairs.list(), () => keyPairs.delete("x"), () => keyPairs.create()]) {
    const error = await failureOf(call());
    // A 303 says that the request was carried out, and to look elsewhere for the result.
    const isLost = status === 303 && error.code === "outcome_unknown";
    expect(isLost ? error.cause : error).toMatchObject({ code: "response", problem: "redirect", status });
  }
  expect(thief.received).toHaveLength(0);
});

const big = JSON.stringify({ ...page([]), padding: "x".repeat(80_000) });
test.each([
  [
    "announced",
    (response: Parameters<typeof send>[0]) =>
      send(response, 200, big, { "content-length": String(big.length) }),
  ],
  [
    "not announced",
    (response: Parameters<typeof send>[0]) => send(response, 200, big, { "transfer-encoding": "chunked" }),
  ],
  [
    "compressed",
    (response: Parameters<typeof send>[0]) => {
      const body = gzipSync(big);
      response.writeHead(200, { "content-encoding": "gzip", "content-length": body.length }).end(body);
    },
  ],
])("an answer that is too large (%s) is not read to its end", async (_name, answer) => {
  const server = await startHostileServer(answer);
  const error = await failureOf(clientOf(server, { maxResponseBytes: 70_000 }).list());
  expect(error).toMatchObject({ code: "response", problem: "too_large", status: 200 });
  expect(await clientOf(server, { maxResponseBytes: 90_000 }).list()).toMatchObject({ items: [] });
});

test("an endless answer is cut off", async () => {
  const server = await startHostileServer((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const pour = () => {
      while (response.write(" ".repeat(65_536))) continue;
    };
    response.on("drain", pour);
    pour();
  });
  expect(await failureOf(clientOf(server).list())).toMatchObject({ problem: "too_large" });
});

test.each([
  [
    "a half-filled detail",
    { type: "error", code: "unauthorized", status: 401, message: "No", details: [{ pointer: "/x" }] },
  ],
  [
    "details of the wrong types",
    { code: 5, message: ["No"], details: [null, 7, "x", { location: {}, message: 1 }] },
  ],
  ["no JSON", "<html>denied</html>"],
  ["an endless body", "x".repeat(5 * 1024 * 1024)],
  ["nothing", ""],
])("a 401 with %s stays an UnauthorizedError", async (_name, body) => {
  const server = await startHostileServer((response) => send(response, 401, body));
  expect(await failureOf(clientOf(server).list())).toMatchObject({
    name: "UnauthorizedError",
    code: "unauthorized",
    status: 401,
  });
});

test.each([
  [400, "bad_request"],
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [405, "api"],
  [409, "conflict"],
  [418, "api"],
  [422, "unprocessable"],
  [429, "rate_limit"],
  [500, "server"],
  [599, "server"],
])("the status %i is the error code %s", async (status, code) => {
  const server = await startHostileServer((response) => send(response, status, "", { "retry-after": "99" }));
  expect(await failureOf(clientOf(server).list())).toMatchObject({ status, code });
});

test("a byte order mark and odd content types do not matter", async () => {
  const server = await startHostileServer((response) =>
    send(response, 200, `\ufeff${JSON.stringify(page(["a"]))}`, { "content-type": "text/plain" }),
  );
  expect((await clientOf(server).list()).items).toHaveLength(1);
});

test.each([
  [200, "Please log in"],
  [200, ""],
  [202, "{}"],
])("a delete that is answered with %i %j is not taken for a deletion", async (status, body) => {
  const server = await startHostileServer((response) => send(response, status, body));
  expect(await failureOf(clientOf(server).delete("an-id"))).toMatchObject({ code: "response", status });
});

test("a refusal whose body never comes is a refusal, also of a create", async () => {
  const server = await startHostileServer((response) => {
    response.writeHead(403, { "content-length": "50" }).flushHeaders();
  });
  const error = await failureOf(clientOf(server).create({}, { timeoutMs: 1000 }));
  expect(error).toMatchObject({ code: "forbidden", status: 403 });
});
