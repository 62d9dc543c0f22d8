import { expect, test } from "vitest";

import { memoryLog } from "../testing/memory-log.ts";
import { openSocket, readToEnd, sendRaw } from "../testing/on-the-wire.ts";
import { signToken } from "../testing/sign-token.ts";
import { start } from "../testing/start.ts";

const statusLines = /HTTP\/1\.1 (\d+)/g;

const statusesIn = (text: string) => [...text.matchAll(statusLines)].map(([, status]) => Number(status));

async function startLogged() {
  const { logger, records } = memoryLog();
  const started = await start({ logger, headersTimeoutMs: 500, requestTimeoutMs: 500 });
  return {
    ...started,
    /** The server answers a good request, and has met nothing that it did not expect. */
    async expectUnharmed() {
      expect((await started.call("GET", "/api-key-pairs")).status).toBe(200);
      expect(records().filter(({ level }) => (level as number) >= 50)).toEqual([]);
    },
  };
}

const post = "POST /api-key-pairs HTTP/1.1\r\nHost: x\r\n";
const smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

test.each([
  ["length and chunks", `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["two lengths", `${post}Content-Length: 0\r\nContent-Length: 40\r\n\r\n${smuggled}`],
  ["a list of lengths", `${post}Content-Length: 0, 0\r\n\r\n${smuggled}`],
  ["a signed length", `${post}Content-Length: +0\r\n\r\n${smuggled}`],
  ["a hexadecimal length", `${post}Content-Length: 0x0\r\n\r\n${smuggled}`],
  ["a length beyond all numbers", `${post}Content-Length: 99999999999999999999999\r\n\r\n${smuggled}`],
  ["an encoding that is not chunked", `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["chunked, but not last", `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${smuggled}`],
  ["a blank before the colon", `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["a folded header", `${post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["a bare line feed", `${post}A: b\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["a bare carriage return", `${post}A: b\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["a zero byte in a header", `${post}A: b\0\r\nContent-Length: 0\r\n\r\n${smuggled}`],
  ["a chunk size that is none", `${post}Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${smuggled}`],
  ["a negative chunk size", `${post}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n${smuggled}`],
  // Refused by its headers, before its body was looked at.
  [
    "a chunk longer than its size",
    `${post}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n${smuggled}`,
    401,
  ],
] as [string, string, number?][])(
  "%s: the request behind is not seen, and the connection ends",
  async (_shape, bytes, status = 400) => {
    const { logger, records } = memoryLog();
    const { server } = await start({ logger });
    expect((await sendRaw(server.port, Buffer.from(bytes, "latin1"))).status).toBe(status);
    expect(records().map(({ path }) => path)).not.toContain("/smuggled");
  },
);

test("a body that says it is a request is a body", async () => {
  const { logger, records } = memoryLog();
  const { server, headers } = await start({ logger });
  const socket = await openSocket(server.port);
  const text = readToEnd(socket);
  const head = `GET /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n`;
  socket.write(
    `${head}Content-Length: ${smuggled.length}\r\n\r\n${smuggled}${head}Connection: close\r\n\r\n`,
  );
  expect(statusesIn(await text)).toEqual([200, 200]);
  expect(records().map(({ path }) => path)).toEqual(["/api-key-pairs", "/api-key-pairs"]);
});

test("requests that are sent without waiting are answered in their order", async () => {
  const { server, headers } = await start();
  const socket = await openSocket(server.port);
  const text = readToEnd(socket);
  const authorized = `Host: x\r\nAuthorization: ${headers.authorization}\r\n`;
  const list = `GET /api-key-pairs HTTP/1.1\r\n${authorized}\r\n`;
  const create = `POST /api-key-pairs HTTP/1.1\r\n${authorized}Content-Length: 0\r\n\r\n`;
  const missing = `GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n`;
  socket.write(
    [create, list, missing, create, missing, list.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")].join(
      "",
    ),
  );
  expect(statusesIn(await text)).toEqual([201, 200, 404, 201, 404, 200]);
});

test("one who may sign in has one token: a second, or one in another place, is not looked at", async () => {
  const { server, headers } = await start();
  const { authorization } = headers;
  const token = authorization.slice("Bearer ".length);
  const request = async (lines: string, target = "/api-key-pairs") =>
    (await sendRaw(server.port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lines}\r\n`))
      .status;
  for (const value of [authorization, `bEARER ${token}`, `Bearer   ${token}`, `  Bearer ${token}  `]) {
    expect(await request(`Authorization: ${value}\r\n`)).toBe(200);
  }
  const other = await signToken(server.rootPrivateKey!, { expiresIn: -1 });
  for (const lines of [
    `Authorization: ${authorization}\r\nAuthorization: ${authorization}\r\n`,
    `Authorization: ${authorization}\r\nauthorization: Bearer ${other}\r\n`,
    `Authorization: Bearer ${other}\r\nAuthorization: ${authorization}\r\n`,
    `Authorization: ${authorization}, ${authorization}\r\n`,
    `Authorization: Bearer\t${token}\r\n`,
    `Authorization: Bearer=${token}\r\n`,
    `Authorization: Bearer "${token}"\r\n`,
    `Authorization: ${token}\r\n`,
    `Authorization: Basic ${token}\r\n`,
    `Authorization: Bearer ${token}\u00a0\r\n`,
    `Proxy-Authorization: ${authorization}\r\n`,
    `X-Forwarded-Authorization: ${authorization}\r\n`,
    `Cookie: Authorization=${token}; access_token=${token}\r\n`,
    `X-Api-Key: ${token}\r\n`,
    `Authorization: Bearer ${"x".repeat(5000)}.${"x".repeat(5000)}.x\r\n`,
  ]) {
    expect([lines, await request(lines)]).toEqual([lines, 401]);
  }
  expect(await request("", `/api-key-pairs?access_token=${token}&authorization=${token}`)).toBe(401);
  const trailers = `Transfer-Encoding: chunked\r\nTrailer: Authorization\r\n\r\n0\r\nAuthorization: ${authorization}\r\n`;
  expect(await request(trailers)).toBe(401);
  const body = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${token.length}\r\n\r\n${token}`;
  expect(await request(body)).toBe(401);
  expect(await request(`Authorization: Bearer ${"x".repeat(20_000)}\r\n`)).toBe(431);
});

test("trickling callers are cut off, in number, and in the meantime others are served", async () => {
  const { server, headers, expectUnharmed } = await startLogged();
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n`;
  const beginnings = [
    "",
    "GET /api-key",
    head,
    `${head}Content-Length: 1000\r\n\r\n{`,
    `${head}Transfer-Encoding: chunked\r\n\r\n1`,
  ];
  const trickling = Array.from({ length: 200 }, async (_, index) => {
    const socket = await openSocket(server.port);
    const text = readToEnd(socket);
    socket.write(beginnings[index % beginnings.length]!);
    // Never silent for long, and never done.
    const trickle = setInterval(() => socket.write(index % 5 === 4 ? "0" : "x"), 50);
    const received = await text;
    clearInterval(trickle);
    return statusesIn(received);
  });
  await expectUnharmed();
  for (const statuses of await Promise.all(trickling)) expect([[408], [400], []]).toContainEqual(statuses);
  await expectUnharmed();
});

test("what is sent without end is cut off, and is not kept meanwhile", async () => {
  const { server, headers, expectUnharmed } = await startLogged();
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n`;
  const block = "x".repeat(64 * 1024);
  const endless: [string, string][] = [
    [`${head}Content-Length: 1000000000000\r\n\r\n`, block],
    [`${head}Transfer-Encoding: chunked\r\n\r\n`, `10000\r\n${block}\r\n`],
    [`${head}Transfer-Encoding: chunked\r\n\r\n`, "1;x=y\r\na\r\n".repeat(6000)],
    [head, "a: b\r\n".repeat(10_000)],
    ["GET /", block],
    ["", "\r\n".repeat(30_000)],
  ];
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const usedBefore = used();
  let mostUsed = 0;
  const sending = endless.map(async ([beginning, more]) => {
    const socket = await openSocket(server.port);
    const ended = new Promise((resolve) => socket.once("close", resolve));
    socket.resume();
    socket.write(beginning);
    const send = () => {
      mostUsed = Math.max(mostUsed, used() - usedBefore);
      while (socket.writable && socket.write(more));
    };
    socket.on("drain", send);
    send();
    await ended;
  });
  await Promise.all(sending);
  // An idle machine sends some 300 MB. What was thrown away and waits for the garbage collector is up to 60 MB.
  expect(mostUsed).toBeLessThan(128 * 1024 * 1024);
  await expectUnharmed();
});
