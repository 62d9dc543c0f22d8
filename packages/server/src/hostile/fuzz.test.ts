import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { memoryLog } from "../testing/memory-log.ts";
import { openSocket, readToEnd } from "../testing/on-the-wire.ts";
import { spawnServer } from "../testing/server-process.ts";
import { authorization } from "../testing/sign-token.ts";
import { start } from "../testing/start.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

/** What a stack trace, or the name of a file of ours, looks like. */
const trace = /\bat .*:\d+:\d+|node_modules|node:internal|\.[tj]s\b/;

interface Target {
  url: string;
  rootKey: string;
  /** What was logged at the level of an error. */
  errors(): Record<string, unknown>[];
}

async function startHere(): Promise<Target> {
  const { logger, records } = memoryLog();
  const { server } = await start({ logger });
  const errors = () => records().filter(({ level }) => (level as number) >= 50);
  return { url: server.url, rootKey: server.rootPrivateKey!, errors };
}

/** It differs from one that is not alone in its process by what it does to the globals there. */
async function startProcess(): Promise<Target> {
  const dataDir = temporaryDirectory();
  const { ready, output } = spawnServer(["--data-dir", dataDir, "--log-level", "error"]);
  const url = await ready;
  const lines = () => output.stderr.split("\n").filter((line) => line !== "");
  return {
    url,
    rootKey: readFileSync(join(dataDir, "root-private-key.pem"), "utf8"),
    errors: () => lines().map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** Requests, most of them altered, and noise between them. */
function streams(token: string): fc.Arbitrary<Buffer> {
  const head = `Host: x\r\nAuthorization: ${token}\r\n`;
  const good = [
    `GET /api-key-pairs?limit=5 HTTP/1.1\r\n${head}\r\n`,
    `POST /api-key-pairs HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}`,
    `POST /api-key-pairs HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4;e=f\r\n":1}\r\n0\r\nt: u\r\n\r\n`,
    `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /api-key-pairs HTTP/1.1\r\n${head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
    `DELETE /api-key-pairs/${"x".repeat(43)} HTTP/1.1\r\n${head}Connection: close\r\n\r\n`,
    `CONNECT x:1 HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n`,
  ];
  const request = fc.constantFrom(...good).map((text) => Buffer.from(text, "latin1"));
  const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  const edit = fc.record({ at: fc.nat(500), removed: fc.nat(20), added: fc.oneof(noise, request) });
  const altered = fc
    .tuple(request, fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([bytes, edits]) => edits.reduce(splice, bytes));
  const piece = fc.oneof({ arbitrary: altered, weight: 3 }, request, noise);
  return fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => Buffer.concat(pieces));
}

function splice(bytes: Buffer, { at, removed, added }: { at: number; removed: number; added: Buffer }) {
  return Buffer.concat([bytes.subarray(0, at), added.subarray(0, 40), bytes.subarray(at + removed)]);
}

/** What comes back until the server ends the connection, or has had some time to answer. */
async function sendAndHangUp(port: number, bytes: Uint8Array): Promise<string> {
  const socket = await openSocket(port);
  const text = readToEnd(socket);
  socket.write(bytes);
  const timer = setTimeout(() => socket.end(), 30);
  const received = await text;
  clearTimeout(timer);
  return received;
}

test.each([
  ["a server in this process", startHere],
  ["akp-server", startProcess],
])("bytes at random, and requests with some of them altered, do %s no harm", async (_name, startTarget) => {
  const { url, rootKey, errors } = await startTarget();
  const headers = await authorization(rootKey, { expiresIn: 600 });
  // Several at once, since an answer must not end up on the connection of another.
  const several = fc.array(streams(headers.authorization), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(several, async (sent) => {
      const port = Number(new URL(url).port);
      const received = await Promise.all(sent.map(async (bytes) => await sendAndHangUp(port, bytes)));
      for (const text of received) {
        expect(text).not.toMatch(trace);
        expect(text).not.toMatch(/HTTP\/1\.1 5/);
      }
    }),
    { numRuns: 60 },
  );
  expect(errors()).toEqual([]);
  expect((await fetch(`${url}/api-key-pairs`, { headers })).status).toBe(200);
});
