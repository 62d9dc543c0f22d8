import { once } from "node:events";

import type { ApiKeyPairPage } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import type { ServerAdmin } from "../admin/server-admin.ts";
import { requestBytes } from "../testing/exchange.ts";
import { memoryLog } from "../testing/memory-log.ts";
import { openSocket, parseAnswer, readToEnd } from "../testing/on-the-wire.ts";
import { startAdmin } from "../testing/start-admin.ts";
import { start } from "../testing/start.ts";
import type { Fault } from "./fault.ts";

const tenMinutes = 600_000;

/** A request that the server has begun to answer. */
async function requestInFlight(port: number, method: string, headers: { authorization: string }) {
  const socket = await openSocket(port);
  let error: NodeJS.ErrnoException | undefined;
  socket.on("error", (reason) => (error = reason));
  const ended = new Promise<string | undefined>((resolve) => socket.on("close", () => resolve(error?.code)));
  socket.write(requestBytes(method, "/api-key-pairs", headers, "Expect: 100-continue\r\n"));
  await once(socket, "data");
  return { socket, ended };
}

test("a dripped body arrives in pieces, in full, no faster than it is meant to", async () => {
  const { server, headers } = await start({ faults: [{ kind: "drip", bytesPerSecond: 2000 }] });
  const socket = await openSocket(server.port);
  const began = performance.now();
  const text = readToEnd(socket);
  const pieces: Buffer[] = [];
  socket.on("data", (piece: Buffer) => pieces.push(piece));
  socket.write(requestBytes("POST", "/api-key-pairs", headers, "Connection: close\r\n"));
  const answer = parseAnswer(await text);
  expect(answer.headers).toMatchObject({
    "content-type": "application/json",
    "content-length": `${answer.body.length}`,
    "x-request-id": expect.stringMatching(/./),
  });
  expect(JSON.parse(answer.body)).toMatchObject({ type: "api-key-pair" });
  expect(parseAnswer(pieces[0]!.toString()).body).toBe("");
  expect(pieces).toHaveLength(1 + Math.ceil(answer.body.length / 200));
  expect(performance.now() - began).toBeGreaterThanOrEqual((answer.body.length / 2000) * 1000 - 5);
});

test("a drip stops when its caller hangs up", async () => {
  const { logger, records } = memoryLog();
  const { server, headers } = await start({ logger, faults: [{ kind: "drip", bytesPerSecond: 1 }] });
  const { socket } = await requestInFlight(server.port, "GET", headers);
  await once(socket, "data");
  socket.destroy();
  await expect.poll(records).toMatchObject([{ status: 200, fault: "drip", msg: "request" }]);
});

test("what is held up by latency is done even when the caller hangs up", async () => {
  const { logger, records } = memoryLog();
  const faults: Fault[] = [{ kind: "latency", ms: 50, operation: "create" }];
  const { server, headers, call } = await start({ logger, faults });
  const { socket } = await requestInFlight(server.port, "POST", headers);
  socket.resetAndDestroy();
  await expect.poll(records).toMatchObject([{ status: 201, fault: "latency" }]);
  const { items } = (await (await call("GET", "/api-key-pairs")).json()) as ApiKeyPairPage;
  expect(items).toHaveLength(2);
});

test("close ends latency at once, and drops the requests that it held up", async () => {
  const { logger, records } = memoryLog();
  const faults: Fault[] = [{ kind: "latency", ms: tenMinutes }];
  const { server, headers } = await start({ logger, closeTimeoutMs: tenMinutes, faults });
  const requests = await Promise.all(
    Array.from({ length: 20 }, async () => await requestInFlight(server.port, "GET", headers)),
  );
  await server.close();
  for (const { ended } of requests) expect(await ended).toBe("ECONNRESET");
  expect(records()).toHaveLength(20);
  expect(records()[0]).toMatchObject({ fault: "latency", status: null });
});

test.each<[string, (admin: ServerAdmin) => unknown]>([
  ["clearFaults", (admin) => admin.clearFaults()],
  ["setFaults", (admin) => admin.setFaults([{ kind: "latency", ms: 0 }])],
  ["reset", async (admin) => await admin.reset()],
])("%s drops the requests that are held up, and they are not carried out", async (_, replace) => {
  const faults: Fault[] = [
    { kind: "latency", ms: tenMinutes, operation: "create" },
    { kind: "drip", bytesPerSecond: 1, times: 1 },
  ];
  const { server, headers, call } = await startAdmin({ faults });
  const create = await requestInFlight(server.port, "POST", headers);
  const list = await requestInFlight(server.port, "GET", headers);
  await once(list.socket, "data");
  await replace(server.admin);
  expect([await create.ended, await list.ended]).toEqual(["ECONNRESET", "ECONNRESET"]);
  const { items } = (await (await call("GET", "/api-key-pairs")).json()) as ApiKeyPairPage;
  expect(items).toHaveLength(1);
});

test("a reset drops what is held up before it empties the store, and forgets that it was asked", async () => {
  const { server, headers, call } = await startAdmin({ faultSeed: 5 });
  server.admin.setFaults([{ kind: "latency", ms: tenMinutes }], { seed: 6 });
  const { ended } = await requestInFlight(server.port, "POST", headers);
  await server.admin.reset();
  expect(await ended).toBe("ECONNRESET");
  expect([server.admin.faults(), server.admin.faultSeed(), server.admin.requests()]).toEqual([[], 5, []]);
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test("close ends a drip at once", async () => {
  const { logger, records } = memoryLog();
  const faults: Fault[] = [{ kind: "drip", bytesPerSecond: 1 }];
  const { server, headers } = await start({ logger, closeTimeoutMs: tenMinutes, faults });
  const { socket, ended } = await requestInFlight(server.port, "GET", headers);
  await once(socket, "data");
  await server.close();
  await ended;
  expect(records()).toMatchObject([{ fault: "drip", status: 200 }]);
});
