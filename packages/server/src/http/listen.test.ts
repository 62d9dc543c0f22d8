import { randomBytes } from "node:crypto";
import { once } from "node:events";

import { expect, onTestFinished, test } from "vitest";

import { silentLogger } from "../logger.ts";
import { memoryLog } from "../testing/memory-log.ts";
import type { RawAnswer } from "../testing/on-the-wire.ts";
import { openSocket, readToEnd, sendRaw } from "../testing/on-the-wire.ts";
import { sendWhileBusy } from "../testing/send-while-busy.ts";
import { start } from "../testing/start.ts";
import { listen } from "./listen.ts";

function expectError(answer: RawAnswer, status: number, code: string) {
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toEqual({
    type: "error",
    code,
    status,
    message: expect.any(String),
    details: expect.any(Array),
  });
  expect(answer.headers).toMatchObject({
    "content-type": "application/json",
    "content-length": `${answer.body.length}`,
    "cache-control": "no-store",
    "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
    date: expect.stringMatching(/GMT$/),
  });
}

test("an answer carries the date, by which a client can tell that its clock is wrong", async () => {
  const { server } = await start();
  const answer = await sendRaw(
    server.port,
    "GET /api-key-pairs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  );
  expectError(answer, 401, "unauthorized");
});

test("headers or a URL of more than 16 KiB are answered with 431", async () => {
  const { server, call } = await start();
  const long = "x".repeat(16 * 1024);
  expectError(
    await sendRaw(server.port, `GET / HTTP/1.1\r\nHost: x\r\nA: ${long}\r\n\r\n`),
    431,
    "request_header_fields_too_large",
  );
  expectError(
    await sendRaw(server.port, `GET /${long} HTTP/1.1\r\nHost: x\r\n\r\n`),
    431,
    "request_header_fields_too_large",
  );
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test("a body that is too long is answered with 413 before it has arrived", async () => {
  const { server, headers } = await start({ maxBodyBytes: 10 });
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nConnection: close\r\n`;
  const tooLong = [
    `${head}Content-Length: 11\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\nb\r\n${"x".repeat(11)}\r\n`,
  ];
  for (const bytes of tooLong) expectError(await sendRaw(server.port, bytes), 413, "payload_too_large");
});

test("a request that arrives too slowly is answered with 408, be it the headers or the body", async () => {
  const { server, headers } = await start({ headersTimeoutMs: 100, requestTimeoutMs: 100 });
  const head = "POST /api-key-pairs HTTP/1.1\r\nHost: x\r\n";
  const body = `${head}Authorization: ${headers.authorization}\r\nContent-Length: 10\r\n\r\n{`;
  const answers = await Promise.all([head, body].map(async (bytes) => await sendRaw(server.port, bytes)));
  for (const answer of answers) expectError(answer, 408, "request_timeout");
});

test("what is not HTTP is answered with 400 and the end of the connection", async () => {
  const { server } = await start();
  for (const bytes of [
    "hello\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
    "\u0016\u0003\u0001\u0000\u0000TLS?",
  ]) {
    expectError(await sendRaw(server.port, bytes), 400, "bad_request");
  }
});

test("a target or a host that makes no URL is answered with 400", async () => {
  const { server } = await start();
  for (const [target, host] of [
    ["*", "x"],
    ["/", "a b"],
    ["/", "x/y?z"],
    ["/", "[::1"],
    ["/\\..\\", "x"],
    ["http://", "x"],
  ]) {
    const bytes = `OPTIONS ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expectError(await sendRaw(server.port, bytes), 400, "bad_request");
  }
});

test("HTTP/1.0 without a host, and a target in absolute form, are served", async () => {
  const { server } = await start();
  expectError(await sendRaw(server.port, "GET /api-key-pairs HTTP/1.0\r\n\r\n"), 401, "unauthorized");
  const absolute = "GET http://elsewhere/api-key-pairs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  expectError(await sendRaw(server.port, absolute), 401, "unauthorized");
});

test("HTTP/1.1 with no host, or with two, is answered with 400", async () => {
  const { server } = await start();
  for (const hosts of ["", "Host: x\r\nHost: y\r\n", "Host: x\r\nHost: x\r\n"]) {
    const bytes = `GET /api-key-pairs HTTP/1.1\r\n${hosts}\r\n`;
    expectError(await sendRaw(server.port, bytes), 400, "bad_request");
  }
});

test("an expectation that cannot be met is answered with 417, and nothing is done", async () => {
  const { server, headers, call } = await start();
  const bytes = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nExpect: tea\r\n\r\n`;
  expectError(await sendRaw(server.port, bytes), 417, "expectation_failed");
  expect(await (await call("GET", "/api-key-pairs")).json()).toMatchObject({ items: [{}] });
});

test("CONNECT is answered with 405, and a caller that resets the connection meanwhile does no harm", async () => {
  const { server, call } = await start();
  const connect = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n";
  const answer = await sendRaw(server.port, connect);
  expectError(answer, 405, "method_not_allowed");
  expect(answer.headers["allow"]).toBe("");
  const socket = await openSocket(server.port);
  await new Promise((resolve) => socket.write(connect, resolve));
  socket.resetAndDestroy();
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test("TRACE is refused and echoes nothing, and an upgrade to another protocol is not made", async () => {
  const { server, headers } = await start();
  const head = `/api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n`;
  const traced = await sendRaw(server.port, `TRACE ${head}Connection: close\r\n\r\n`);
  expectError(traced, 405, "method_not_allowed");
  for (const protocol of ["websocket", "h2c"]) {
    const upgrade = `GET ${head}Connection: close, upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
    expect((await sendRaw(server.port, upgrade)).status).toBe(200);
  }
});

test("what is wrong after a request that came in full is not the answer to it", async () => {
  const { logger, records } = memoryLog();
  const { server, headers, call } = await start({ logger });
  const create = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nContent-Length: 0\r\n\r\n`;
  const socket = await openSocket(server.port);
  const text = readToEnd(socket);
  socket.write(`${create}${create}this is no request\r\n\r\n`);
  expect((await text).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 201", "HTTP/1.1 201"]);
  expect(records().map(({ status }) => status)).toEqual([201, 201]);
  expect(await (await call("GET", "/api-key-pairs")).json()).toMatchObject({ items: [{}, {}, {}] });
});

const defaults = {
  port: 0,
  host: "127.0.0.1",
  logger: silentLogger,
  maxHeaderBytes: 16_384,
  headersTimeoutMs: 60_000,
  requestTimeoutMs: 60_000,
  closeTimeoutMs: 0,
};

test("a caller that does not read its answer is cut off", async () => {
  const body = Buffer.alloc(64 * 1024 * 1024);
  let cutOff: Promise<unknown>;
  const listening = await listen({
    ...defaults,
    requestTimeoutMs: 200,
    fetch: (_request, { outgoing }) => {
      cutOff = once(outgoing, "close");
      return new Response(body);
    },
  });
  onTestFinished(async () => await listening.close());
  const socket = await openSocket(listening.port);
  socket.pause();
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(socket, "readable");
  await cutOff!;
  expect((await readToEnd(socket)).length).toBeLessThan(body.length);
});

test("a request that had arrived before the server was told to close, but was not read yet, is answered", async () => {
  const listening = await listen({
    ...defaults,
    closeTimeoutMs: 600_000,
    fetch: () => new Response("served"),
  });
  onTestFinished(async () => await listening.close());
  const { answers } = await sendWhileBusy(listening.port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await listening.close();
  const { kept, fresh } = await answers;
  const answer = /HTTP\/1\.1 200 OK\r\n(?:[^\r]+\r\n)*\r\nserved/gi;
  expect(kept.match(answer)).toHaveLength(2);
  expect(fresh.match(answer)).toHaveLength(1);
  for (const text of [kept, fresh]) expect(text).toMatch(/connection: close/i);
});

test("a connection beyond the most that may be open is closed as it comes, and the others go on", async () => {
  const { logger, records } = memoryLog();
  const listening = await listen({
    ...defaults,
    logger,
    maxConnections: 2,
    fetch: () => new Response("served"),
  });
  onTestFinished(async () => await listening.close());
  const [first] = [await openSocket(listening.port), await openSocket(listening.port)];
  expect(await readToEnd(await openSocket(listening.port))).toBe("");
  expect(records()).toMatchObject([{ level: 40, maxConnections: 2, msg: "connection refused" }]);
  const text = readToEnd(first);
  first.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(await text).toContain("served");
});

test("random bytes neither stop the server nor get a stack trace out of it", async () => {
  const { logger, lines } = memoryLog();
  const { server, call } = await start({ logger, headersTimeoutMs: 200, requestTimeoutMs: 200 });
  const prefixes = [
    "",
    "GET /",
    "POST /api-key-pairs HTTP/1.1\r\nHost: x\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nA: ",
  ];
  const attempts = Array.from({ length: 60 }, async (_, index) => {
    const noise = Buffer.concat([Buffer.from(prefixes[index % 4]!), randomBytes(1 + ((index * 97) % 3000))]);
    const socket = await openSocket(server.port);
    const text = readToEnd(socket);
    socket.write(noise);
    socket.end();
    return await text;
  });
  for (const text of await Promise.all(attempts))
    expect(text).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.ts\b/);
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
  expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("a caller that hangs up in the middle of its request does no harm", async () => {
  const { logger, records } = memoryLog();
  const { server, headers, call } = await start({ logger });
  const socket = await openSocket(server.port);
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nContent-Length: 10\r\n`;
  socket.write(`${head}Expect: 100-continue\r\n\r\n`);
  await new Promise((resolve) => socket.once("data", resolve));
  socket.resetAndDestroy();
  await expect.poll(() => records().map(({ status }) => status)).toContain(400);
  const { items } = (await (await call("GET", "/api-key-pairs")).json()) as { items: unknown[] };
  expect(items).toHaveLength(1);
});
