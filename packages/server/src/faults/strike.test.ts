import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, onTestFinished, test } from "vitest";

import { composeApp } from "../create-app.ts";
import { createSqliteStore } from "../store/sqlite-store.ts";
import { exchange } from "../testing/exchange.ts";
import { memoryLog } from "../testing/memory-log.ts";
import { start } from "../testing/start.ts";
import type { Fault } from "./fault.ts";
import { createFaultInjector } from "./fault-injector.ts";

/** A server with one fault, which strikes once. */
async function startWith(fault: Fault) {
  const { logger, lines, records } = memoryLog();
  const faults = [{ ...fault, times: 1 }];
  const { server, headers, call } = await start({ logger, faults });
  const list = async () => ((await (await call("GET", "/api-key-pairs")).json()) as ApiKeyPairPage).items;
  return {
    server,
    headers,
    call,
    lines,
    lastRecord: () => records().at(-1),
    ids: async () => (await list()).map(({ id }) => id),
    send: async (method = "POST", path = "/api-key-pairs") =>
      await exchange(server.port, method, path, headers),
  };
}

const common = { "cache-control": "no-store", "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/) };

test("latency adds up, and comes before the work and before a fault of another kind", async () => {
  const { logger, records } = memoryLog();
  const faults: Fault[] = [
    { kind: "latency", ms: 40 },
    { kind: "latency", ms: 30 },
    { kind: "status", status: 503, times: 1 },
  ];
  const { call } = await start({ logger, faults });
  const began = performance.now();
  expect((await call("POST", "/api-key-pairs")).status).toBe(503);
  // A timer may fire in the millisecond before its time.
  expect(performance.now() - began).toBeGreaterThanOrEqual(68);
  expect((await call("POST", "/api-key-pairs")).status).toBe(201);
  expect(records().map(({ fault }) => fault)).toEqual(["latency, latency, status", "latency, latency"]);
});

test.each<[object, string | null, string | null]>([
  [{ status: 200 }, "", null],
  [{ status: 302 }, "", null],
  [{ status: 204, body: null }, "", null],
  [{ status: 500, body: null }, "", null],
  [{ status: 502, body: "" }, "", "text/plain; charset=UTF-8"],
  [{ status: 502, body: "Bad Gateway" }, "Bad Gateway", "text/plain; charset=UTF-8"],
  [{ status: 502, body: "<p>", contentType: "text/html" }, "<p>", "text/html"],
  [{ status: 201, body: { id: 5 } }, '{"id":5}', "application/json"],
  [{ status: 409, body: ["a"], contentType: "text/json" }, '["a"]', "text/json"],
])("the answer to order %j has that body and type", async (answer, body, type) => {
  const { send, ids } = await startWith({ kind: "status", ...answer } as Fault);
  const { status, headers, body: received } = await send();
  expect({ status, received }).toEqual({ status: (answer as { status: number }).status, received: body });
  expect(headers).toMatchObject(common);
  expect(headers["content-type"] ?? null).toBe(type);
  if (status !== 204) expect(headers["content-length"]).toBe(`${body!.length}`);
  expect(await ids()).toHaveLength(1);
});

test.each([
  [400, "bad_request"],
  [401, "unauthorized"],
  [409, "duplicate_record"],
  [418, "im_a_teapot"],
  [425, "too_early"],
  [429, "too_many_requests"],
  [500, "server_error"],
  [502, "bad_gateway"],
  [503, "service_unavailable"],
  [504, "gateway_timeout"],
  [599, "status_599"],
])("a status of %i is answered with the error body of the API and the code %s", async (status, code) => {
  const { call } = await startWith({ kind: "status", status });
  const response = await call("GET", "/api-key-pairs");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({
    type: "error",
    code,
    status,
    message: expect.stringMatching(/./),
    details: [],
  });
});

test("a status of 422 has the body that the API has for that one", async () => {
  const { call } = await startWith({ kind: "status", status: 422 });
  const body = await (await call("GET", "/api-key-pairs")).json();
  expect(body).toEqual({ detail: [{ loc: ["body"], msg: "Unprocessable Entity", type: "value_error" }] });
});

test.each([
  [5, "5"],
  ["Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:59 GMT"],
])("Retry-After %j is sent", async (retryAfter, sent) => {
  const { call } = await startWith({ kind: "status", status: 429, retryAfter });
  expect((await call("GET", "/api-key-pairs")).headers.get("retry-after")).toBe(sent);
});

test("a status before the work is there without a token, and leaves the store as it was", async () => {
  const { server, ids } = await startWith({ kind: "status", status: 503 });
  const { status } = await exchange(server.port, "POST", "/api-key-pairs", { authorization: "" });
  expect([status, (await ids()).length]).toEqual([503, 1]);
});

test("a status after the work hides what was committed", async () => {
  const created = await startWith({ kind: "status", status: 500, when: "after" });
  const answer = await created.send();
  expect([answer.status, JSON.parse(answer.body).code]).toEqual([500, "server_error"]);
  expect(answer.headers).toMatchObject(common);
  expect(await created.ids()).toHaveLength(2);
  expect(created.lines.join("")).toContain('"status":500,');

  const deleted = await startWith({ kind: "status", status: 504, when: "after", operation: "delete" });
  const { id } = (await (await deleted.call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
  expect((await deleted.call("DELETE", `/api-key-pairs/${id}`)).status).toBe(504);
  expect(await deleted.ids()).not.toContain(id);
});

test.each([
  ["before", 1],
  ["after", 2],
] as const)("a drop %s the work of create is a reset without an answer", async (when, pairs) => {
  const { send, lastRecord, ids } = await startWith({ kind: "drop", when });
  expect(await send()).toMatchObject({ text: "", isReset: true });
  expect(lastRecord()).toMatchObject({ status: null, fault: "drop", level: 30 });
  expect(await ids()).toHaveLength(pairs);
});

test.each([
  ["before", true],
  ["after", false],
] as const)("a drop %s the work of delete is a reset without an answer", async (when, isThere) => {
  const { call, send, ids } = await startWith({ kind: "drop", when, operation: "delete" });
  const { id } = (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
  expect(await send("DELETE", `/api-key-pairs/${id}`)).toMatchObject({ text: "", isReset: true });
  expect((await ids()).includes(id)).toBe(isThere);
});

test("a truncated answer has all headers and half of the body, and then the connection ends", async () => {
  const { send, ids, lastRecord } = await startWith({ kind: "truncate", operation: "create" });
  const { status, headers, body } = await send();
  expect(status).toBe(201);
  expect(headers).toMatchObject({ ...common, "content-type": "application/json" });
  expect(body).toHaveLength(Math.floor(Number(headers["content-length"]) / 2));
  expect(body).toMatch(/^\{"type":"api-key-pair","id":/);
  expect(lastRecord()).toMatchObject({ status: 201, fault: "truncate" });
  expect(await ids()).toHaveLength(2);
});

test("a malformed answer arrives in full and is not JSON", async () => {
  const { send, ids, lastRecord } = await startWith({ kind: "malformed" });
  const { status, headers, body, isReset } = await send();
  expect({ status, isReset }).toEqual({ status: 201, isReset: false });
  expect(headers).toMatchObject({
    ...common,
    "content-type": "application/json",
    "content-length": `${body.length}`,
  });
  expect(() => JSON.parse(body)).toThrow(SyntaxError);
  expect(JSON.parse(`${body}}`)).toMatchObject({ type: "api-key-pair" });
  expect(lastRecord()).toMatchObject({ status: 201, fault: "malformed" });
  expect(await ids()).toHaveLength(2);
});

test.each<Fault>([{ kind: "malformed" }, { kind: "truncate" }, { kind: "drop", when: "after" }])(
  "no part of a private key that %j keeps from its caller is in the log",
  async (fault) => {
    const { send, lines } = await startWith({ ...fault, operation: "create" });
    const { body } = await send();
    const text = lines.join("");
    expect(text).toContain('"request"');
    expect(text).not.toMatch(/PRIVATE|BEGIN|private_key/);
    const key = /BEGIN PRIVATE KEY-----\\n(.{20})/.exec(body)?.[1];
    if (fault.kind !== "drop") expect(text).not.toContain(key!);
  },
);

test.each([
  [undefined, 307],
  [303, 303],
])("a redirect with status %s is one of %i, and nothing was done", async (status, sent) => {
  const location = "https://elsewhere.example/api-key-pairs?a=%20b";
  const { send, ids } = await startWith({ kind: "redirect", location, ...(status && { status }) });
  const answer = await send();
  expect([answer.status, answer.body]).toEqual([sent, ""]);
  expect(answer.headers).toMatchObject({ ...common, location, "content-length": "0" });
  expect(answer.headers).not.toHaveProperty("content-type");
  expect(await ids()).toHaveLength(1);
});

test.each([
  [undefined, "text/html"],
  ["application/problem+json", "application/problem+json"],
])("a content type of %s says %s about the real answer", async (contentType, sent) => {
  const { send, ids } = await startWith({ kind: "content-type", ...(contentType && { contentType }) });
  const { status, headers, body } = await send();
  expect([status, headers["content-type"]]).toEqual([201, sent]);
  expect(headers).toMatchObject(common);
  expect(await ids()).toContain((JSON.parse(body) as CreatedApiKeyPair).id);
});

test("a connection goes on after a fault that leaves it whole", async () => {
  const faults: Fault[] = [{ kind: "malformed", times: 1 }];
  const { call } = await start({ faults });
  expect(await (await call("GET", "/api-key-pairs")).text()).not.toMatch(/\}$/);
  expect(await (await call("GET", "/api-key-pairs")).text()).toMatch(/\}$/);
});

test("a HEAD request is spared, and its answer as ever", async () => {
  const { call } = await startWith({ kind: "truncate" });
  const head = await call("HEAD", "/api-key-pairs");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  await expect((await call("GET", "/api-key-pairs")).text()).rejects.toThrow("terminated");
});

test("a request that the work refused meets no fault after it", async () => {
  const { send, lastRecord } = await startWith({ kind: "drop", when: "after" });
  expect((await send("DELETE", `/api-key-pairs/${"x".repeat(43)}`)).status).toBe(404);
  expect(lastRecord()).not.toHaveProperty("fault");
});

test.each<Fault>([{ kind: "drop" }, { kind: "truncate" }])(
  "%j without a connection is an error that says so",
  async (fault) => {
    const { logger, records } = memoryLog();
    const store = await createSqliteStore();
    onTestFinished(async () => await store.close());
    const { middleware } = createFaultInjector({ faults: [fault] });
    const app = composeApp({ store, logger, around: [middleware, async (c) => c.json({})] });
    expect((await app.request("/api-key-pairs")).status).toBe(500);
    expect(records()[0]).toMatchObject({
      err: { message: expect.stringMatching(/^This fault needs a connection/) },
    });
  },
);
