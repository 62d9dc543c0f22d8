import { NotFoundError } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import type { ClientOptions } from "../client-options.ts";
import { createClient } from "../create-client.ts";
import {
  closedPort,
  drop,
  type HostileServer,
  page,
  send,
  sendError,
  startHostileServer,
  truncate,
} from "../testing/hostile-server.ts";
import { failureOf } from "../testing/real-server.ts";
import type { RetryRecord } from "./observer.ts";
import { retryDelay } from "./retry-policy.ts";

const clientOf = ({ url }: HostileServer, options: Partial<ClientOptions> = {}) =>
  createClient({ auth: "token", baseUrl: url, ...options });
const now = { "retry-after": "0" };

test.each([408, 425, 429, 500, 502, 503, 504])(
  "a list that is answered with %i is tried 3 times",
  async (status) => {
    const server = await startHostileServer((response) => sendError(response, status, now));
    expect(await failureOf(clientOf(server).list())).toMatchObject({ status });
    expect(server.received).toHaveLength(3);
  },
);

test.each([400, 401, 403, 404, 405, 409, 410, 422, 501, 505])(
  "a list that is answered with %i is not tried again",
  async (status) => {
    const server = await startHostileServer((response) => sendError(response, status, now));
    expect(await failureOf(clientOf(server).list())).toMatchObject({ status });
    expect(server.received).toHaveLength(1);
  },
);

test.each([
  ["dropped", drop],
  ["cut off in the middle", (response: Parameters<typeof drop>[0]) => truncate(response, 200, '{"items":[')],
])("a list whose answer is %s is tried again", async (_name, misbehave) => {
  const server = await startHostileServer((response, _request, count) =>
    count < 3 ? misbehave(response) : send(response, 200, page(["a"])),
  );
  expect((await clientOf(server).list()).items).toHaveLength(1);
  expect(server.received).toHaveLength(3);
});

test("a list is tried again after an attempt that timed out", async () => {
  const server = await startHostileServer((response, _request, count) => {
    if (count >= 2) send(response, 200, page(["a"]));
  });
  expect((await clientOf(server, { attemptTimeoutMs: 500 }).list()).items).toHaveLength(1);
});

test("maxAttempts 1 never retries", async () => {
  const server = await startHostileServer((response) => sendError(response, 503, now));
  await failureOf(clientOf(server, { maxAttempts: 1 }).list());
  expect(server.received).toHaveLength(1);
});

test.each([
  [{ "retry-after": "5" }, 5_000],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:07 GMT", date: "Thu, 01 Jan 2026 00:00:00 GMT" }, 7_000],
])("Retry-After %j is honoured as sent, to the millisecond", async (headers, delayMs) => {
  const abort = new AbortController();
  const retries: RetryRecord[] = [];
  const server = await startHostileServer((response) =>
    sendError(response, 429, headers as Record<string, string>),
  );
  const retry = (record: RetryRecord) => {
    retries.push(record);
    abort.abort();
  };
  const error = await failureOf(clientOf(server, { observer: { retry } }).list({}, { signal: abort.signal }));
  expect(retries).toMatchObject([{ delayMs, error: "rate_limit", attempt: 1 }]);
  // And an abort is heard at once, in the middle of the wait.
  expect(error.code).toBe("aborted");
});

test("a Retry-After that does not fit the deadline gives the error at once", async () => {
  const server = await startHostileServer((response) => sendError(response, 429, { "retry-after": "31" }));
  expect(await failureOf(clientOf(server).list())).toMatchObject({
    code: "rate_limit",
    retryAfterMs: 31_000,
  });
  expect(server.received).toHaveLength(1);
});

test("waits grow with full jitter from 100 ms, doubling, to 5 s", () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => retryDelay(new Error(), attempts, 1));
  expect(longest).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  expect(retryDelay(new Error(), 3, 0)).toBe(0);
  expect(retryDelay(new Error(), 3, 0.5)).toBe(200);
});

test("in a lasting outage, a client sends hardly more requests than it has calls", async () => {
  const server = await startHostileServer((response) => sendError(response, 503, now));
  const keyPairs = clientOf(server);
  for (let i = 0; i < 100; i += 1) await failureOf(keyPairs.list());
  expect(server.received).toHaveLength(120);
});

test("successes earn the right to retry again", async () => {
  let isDown = true;
  const server = await startHostileServer((response) =>
    isDown ? sendError(response, 503, now) : send(response, 200, page([])),
  );
  const keyPairs = clientOf(server);
  for (let i = 0; i < 20; i += 1) await failureOf(keyPairs.list());
  isDown = false;
  for (let i = 0; i < 20; i += 1) await keyPairs.list();
  isDown = true;
  const before = server.received.length;
  await failureOf(keyPairs.list());
  expect(server.received.length - before).toBe(3);
});

test("a 401 asks the provider once more, and says which token was refused and what time it is there", async () => {
  const asked: unknown[] = [];
  const date = "Thu, 01 Jan 2026 00:00:00 GMT";
  const server = await startHostileServer((response, request) =>
    request.token === "second" ? send(response, 200, page([])) : sendError(response, 401, { date }),
  );
  const keyPairs = clientOf(server, {
    auth: ({ rejected }) => {
      asked.push(rejected);
      return rejected === undefined ? "first" : "second";
    },
  });
  await keyPairs.list();
  expect(asked).toEqual([
    undefined,
    expect.objectContaining({ token: "first", serverTime: Date.parse(date) }),
  ]);
});

test("a token that never changes is not sent twice", async () => {
  const server = await startHostileServer((response) => sendError(response, 401));
  expect((await failureOf(clientOf(server).list())).code).toBe("unauthorized");
  expect(server.received).toHaveLength(1);
});

test("a second 401 is final, even if the provider has ever more tokens", async () => {
  let count = 0;
  const server = await startHostileServer((response) => sendError(response, 401));
  expect((await failureOf(clientOf(server, { auth: () => `token-${(count += 1)}` }).list())).code).toBe(
    "unauthorized",
  );
  expect(server.received.map((request) => request.token)).toEqual(["token-1", "token-2"]);
});

test("a create that was refused with 401 is sent again with another token: nothing was minted", async () => {
  const server = await startHostileServer((response) => sendError(response, 401));
  let count = 0;
  const error = await failureOf(clientOf(server, { auth: () => `token-${(count += 1)}` }).create());
  expect(error.code).toBe("unauthorized");
  expect(server.received).toHaveLength(2);
});

test("each attempt asks for a token, so that none is sent after it expired", async () => {
  let count = 0;
  const server = await startHostileServer((response) => sendError(response, 503, now));
  await failureOf(clientOf(server, { auth: () => `token-${(count += 1)}` }).list());
  expect(server.received.map((request) => request.token)).toEqual(["token-1", "token-2", "token-3"]);
});

test("a refused connection and a name that does not exist were never sent", async () => {
  const refused = createClient({ auth: "token", baseUrl: `http://127.0.0.1:${await closedPort()}` });
  const unknown = createClient({ auth: "token", baseUrl: "https://does-not-exist.invalid" });
  for (const keyPairs of [refused, unknown]) {
    const error = await failureOf(keyPairs.list());
    expect(error).toMatchObject({
      code: "connection",
      neverSent: true,
      cause: { code: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/ },
    });
  }
});

test("an error of our kind that the provider throws is the provider's, not an answer of the API", async () => {
  const failure = new NotFoundError("the vault has no such secret", { status: 404, details: [] });
  let asked = 0;
  const server = await startHostileServer((response) => drop(response));
  const keyPairs = clientOf(server, {
    auth: () => {
      asked += 1;
      if (asked > 1) throw failure;
      return "token";
    },
  });
  expect(await failureOf(keyPairs.delete("an-id"))).toBe(failure);
});
