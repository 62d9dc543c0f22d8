import { expect, test } from "vitest";

import { createClient } from "../create-client.ts";
import { drop, page, send, sendError, startHostileServer } from "../testing/hostile-server.ts";
import type { Observer } from "./observer.ts";

function recorder() {
  const records: Record<string, unknown>[] = [];
  const keep = (kind: string) => (record: object) => void records.push({ kind, ...record });
  const observer: Observer = { request: keep("request"), response: keep("response"), retry: keep("retry") };
  return { records, observer };
}

test("an observer of one call is told of that call alone, beside the client's", async () => {
  const all = recorder();
  const one = recorder();
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const client = createClient({ auth: "token", baseUrl: server.url, observer: all.observer });
  await client.list({}, { observer: one.observer });
  await client.list();
  expect(one.records.map(({ kind }) => kind)).toEqual(["request", "response"]);
  expect(all.records).toHaveLength(4);
});

test("each attempt is one request record and one response record, with a retry record between attempts", async () => {
  const { records, observer } = recorder();
  const server = await startHostileServer((response, _request, count) => {
    if (count === 1) return sendError(response, 503, { "retry-after": "0", "x-request-id": "r1" });
    if (count === 2) return drop(response);
    return send(response, 200, page([]), { "x-request-id": "r3" });
  });
  await createClient({ auth: "token", baseUrl: server.url, observer }).list({ cursor: "secret-cursor" });
  const common = { operation: "list", method: "GET", path: "/api-key-pairs" };
  expect(records).toEqual([
    { kind: "request", ...common, attempt: 1 },
    {
      kind: "response",
      ...common,
      attempt: 1,
      status: 503,
      error: "server",
      requestId: "r1",
      durationMs: expect.any(Number),
    },
    { kind: "retry", ...common, attempt: 1, error: "server", delayMs: 0 },
    { kind: "request", ...common, attempt: 2 },
    {
      kind: "response",
      ...common,
      attempt: 2,
      status: undefined,
      error: "connection",
      requestId: undefined,
      durationMs: expect.any(Number),
    },
    { kind: "retry", ...common, attempt: 2, error: "connection", delayMs: expect.any(Number) },
    { kind: "request", ...common, attempt: 3 },
    {
      kind: "response",
      ...common,
      attempt: 3,
      status: 200,
      error: undefined,
      requestId: "r3",
      durationMs: expect.any(Number),
    },
  ]);
});

test("an observer that throws does not change the outcome", async () => {
  const server = await startHostileServer((response, _request, count) =>
    count === 1 ? sendError(response, 503, { "retry-after": "0" }) : send(response, 200, page([])),
  );
  const fail = () => {
    throw new Error("observer");
  };
  const observer = { request: fail, response: fail, retry: fail };
  expect(await createClient({ auth: "token", baseUrl: server.url, observer }).list()).toMatchObject({
    items: [],
  });
});

test("an observer that is an object of a class keeps its this, and one that rejects disturbs nobody", async () => {
  class Counter {
    count = 0;
    request() {
      this.count += 1;
    }
    async response() {
      throw new Error("observer");
    }
  }
  const counter = new Counter();
  const server = await startHostileServer((response) => send(response, 200, page([])));
  await createClient({ auth: "token", baseUrl: server.url, observer: counter }).list();
  await new Promise((resolve) => setImmediate(resolve));
  expect(counter.count).toBe(1);
});

test("a call that fails before it is sent leaves no record", async () => {
  const { records, observer } = recorder();
  const keyPairs = createClient({ auth: "token", observer });
  await expect(keyPairs.delete("")).rejects.toThrow("id must be");
  await expect(keyPairs.list({ limit: 0 })).rejects.toThrow("limit must be");
  expect(records).toEqual([]);
});
