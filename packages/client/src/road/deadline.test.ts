import { EventEmitter } from "node:events";

import { expect, test } from "vitest";

import type { ClientOptions } from "../client-options.ts";
import { createClient } from "../create-client.ts";
import { type HostileServer, page, send, sendError, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf } from "../testing/real-server.ts";

const clientOf = ({ url }: HostileServer, options: Partial<ClientOptions> = {}) =>
  createClient({ auth: "token", baseUrl: url, ...options });

test("the defaults are 30 s for a call and 10 s for an attempt", async () => {
  const { resolveSettings } = await import("../settings.ts");
  expect(resolveSettings({ auth: "token" })).toMatchObject({
    timeoutMs: 30_000,
    attemptTimeoutMs: 10_000,
    maxAttempts: 3,
  });
});

test("a server that never answers makes a TimeoutError that names the limit", async () => {
  const server = await startHostileServer(() => {});
  const error = await failureOf(clientOf(server, { timeoutMs: 80 }).list());
  expect(error).toMatchObject({ code: "timeout", timeoutMs: 80 });
  expect(error.message).toBe("No answer within 80 ms (timeoutMs)");
});

test("a body that never ends counts as no answer, even when it drips", async () => {
  const server = await startHostileServer((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => response.write(" "), 10);
    response.once("close", () => clearInterval(drip));
  });
  const error = await failureOf(clientOf(server, { timeoutMs: 100 }).list());
  expect(error).toMatchObject({ code: "timeout", timeoutMs: 100 });
});

test("a limit for one attempt is named, and the next attempt gets its own", async () => {
  const server = await startHostileServer(() => {});
  const error = await failureOf(clientOf(server, { attemptTimeoutMs: 400 }).list());
  expect(error).toMatchObject({ code: "timeout", timeoutMs: 400 });
  expect(error.message).toBe("No answer within 400 ms (attemptTimeoutMs)");
  expect(server.received).toHaveLength(3);
});

test("the deadline of a call holds in spite of a signal, and keeps the failure before as its cause", async () => {
  const server = await startHostileServer((response, _request, count) => {
    if (count === 1) sendError(response, 503, { "retry-after": "0" });
  });
  const { signal } = new AbortController();
  const error = await failureOf(clientOf(server).list({}, { signal, timeoutMs: 1000 }));
  expect(error).toMatchObject({ code: "timeout", timeoutMs: 1000, cause: { code: "server", status: 503 } });
});

test("a status is known even if the body that belongs to it never comes", async () => {
  const server = await startHostileServer((response) => {
    response.writeHead(403, { "content-length": "50" }).write("{", () => response.socket?.destroy());
  });
  expect(await failureOf(clientOf(server).list())).toMatchObject({ code: "forbidden", status: 403 });
});

test("an abort is heard while the answer is awaited, and its reason is kept", async () => {
  const abort = new AbortController();
  const reason = new Error("the user left");
  const server = await startHostileServer(() => abort.abort(reason));
  const error = await failureOf(clientOf(server).list({}, { signal: abort.signal }));
  expect(error).toMatchObject({ code: "aborted", cause: reason });
  expect(server.received).toHaveLength(1);
});

test("an abort is heard in the middle of a body", async () => {
  const abort = new AbortController();
  const server = await startHostileServer((response) => {
    response
      .writeHead(200, { "content-type": "application/json" })
      .write("{", () => setImmediate(() => abort.abort()));
  });
  expect((await failureOf(clientOf(server).list({}, { signal: abort.signal }))).code).toBe("aborted");
});

test("an abort is heard while the token is awaited, and so is the deadline", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const abort = new AbortController();
  const never = clientOf(server, {
    auth: () => {
      queueMicrotask(() => abort.abort());
      return new Promise<string>(() => {});
    },
  });
  expect((await failureOf(never.list({}, { signal: abort.signal }))).code).toBe("aborted");
  expect((await failureOf(never.create({}, { timeoutMs: 50 }))).code).toBe("timeout");
  expect(server.received).toHaveLength(0);
});

test("an abort inside the provider is heard, also when the provider has an error of its own", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  for (const end of [() => new Promise<string>(() => {}), () => Promise.reject(new Error("cancelled"))]) {
    const abort = new AbortController();
    const keyPairs = clientOf(server, {
      auth: () => {
        abort.abort();
        return end();
      },
    });
    expect((await failureOf(keyPairs.list({}, { signal: abort.signal }))).code).toBe("aborted");
  }
});

test("a signal that is aborted already sends nothing", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const keyPairs = clientOf(server);
  const options = { signal: AbortSignal.abort("gone") };
  const calls = [
    () => keyPairs.list({}, options),
    () => keyPairs.delete("x", options),
    () => keyPairs.create({}, options),
  ];
  for (const call of calls) {
    expect(await failureOf(call())).toMatchObject({ code: "aborted", cause: "gone" });
  }
  expect(server.received).toHaveLength(0);
});

test("a walk that is aborted between two pages stops there", async () => {
  const abort = new AbortController();
  const server = await startHostileServer((response, _request, count) =>
    count === 1 ? send(response, 200, page(["a"], "1")) : undefined,
  );
  const seen: string[] = [];
  const error = await failureOf(
    (async () => {
      for await (const item of clientOf(server).list({}, { signal: abort.signal })) {
        seen.push(item.id);
        abort.abort();
      }
    })(),
  );
  expect(error.code).toBe("aborted");
  expect(seen).toEqual(["a"]);
});

test("a walk that is left during a wait leaves no listener either", async () => {
  const waits: (() => void)[] = [];
  const server = await startHostileServer((response, { url }) =>
    url.includes("cursor")
      ? sendError(response, 503, { "retry-after": "20" })
      : send(response, 200, page(["a"], "1")),
  );
  const { signal } = new AbortController();
  const keyPairs = clientOf(server, { observer: { retry: () => waits.pop()?.() } });
  const isWaiting = new Promise<void>((resolve) => waits.push(resolve));
  for await (const _item of keyPairs.list({}, { signal })) {
    await isWaiting;
    break;
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(EventEmitter.getEventListeners(signal, "abort")).toHaveLength(0);
});

test("a finished call leaves no listener on the caller's signal", async () => {
  const server = await startHostileServer((response, _request, count) =>
    count % 2 === 1 ? sendError(response, 503, { "retry-after": "0" }) : send(response, 200, page([])),
  );
  const { signal } = new AbortController();
  await clientOf(server).list({}, { signal });
  expect(EventEmitter.getEventListeners(signal, "abort")).toHaveLength(0);
});
