import { EventEmitter, once } from "node:events";
import { setImmediate } from "node:timers/promises";

import { calculateJwkThumbprint, createRemoteJWKSet, jwtVerify } from "jose";
import { expect, test } from "vitest";

import type { JsonWebKey } from "../schemas/json-web-key-set.ts";
import { StoreUnavailableError } from "../store/store.ts";
import { startInProcess } from "../testing/in-process.ts";
import { memoryLog } from "../testing/memory-log.ts";
import { openSocket, readToEnd } from "../testing/on-the-wire.ts";
import { serveStore } from "../testing/serve-store.ts";
import { signToken } from "../testing/sign-token.ts";
import { start } from "../testing/start.ts";
import { idAt, storeOfKeys } from "../testing/store-of-keys.ts";

const path = "/.well-known/jwks.json";
const request = `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Request-Id: one\r\n\r\n`;

function raise(reason: Error): never {
  throw reason;
}

test("another service verifies tokens with it, until their pair is deleted", async () => {
  const { server, call } = await start();
  const created = (await (await call("POST", "/api-key-pairs")).json()) as {
    id: string;
    private_key: string;
  };
  const keys = createRemoteJWKSet(new URL(server.url + path), { cacheMaxAge: 0, cooldownDuration: 0 });
  const verify = async (privateKey: string) =>
    await jwtVerify(await signToken(privateKey), keys, { algorithms: ["ES512"] });

  expect((await verify(created.private_key)).protectedHeader.kid).toBe(created.id);
  expect((await call("DELETE", `/api-key-pairs/${created.id}`)).status).toBe(204);
  await expect(verify(created.private_key)).rejects.toMatchObject({ code: "ERR_JWKS_NO_MATCHING_KEY" });
  expect((await verify(server.rootPrivateKey!)).payload.iss).toBe("a test");
});

test("it is open to everyone, and holds public keys with their thumbprints and nothing else", async () => {
  const { call, create, store } = await startInProcess();
  const { id } = await create();
  const response = await call("GET", path, {});
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/jwk-set+json");
  const { keys } = (await response.json()) as { keys: JsonWebKey[] };
  expect(keys.map(({ kid }) => kid)).toEqual([await store.rootId(), id]);
  for (const key of keys) {
    const { kid, x, y } = key;
    expect(key).toEqual({ kty: "EC", crv: "P-521", x, y, kid, alg: "ES512", use: "sig" });
    expect(kid).toBe(await calculateJwkThumbprint({ ...key }));
  }
});

test("a copy may be used for a minute, and not a moment longer when the server is gone", async () => {
  const { call } = await startInProcess();
  const { headers } = await call("GET", path, {});
  expect(headers.get("cache-control")).toBe("public, max-age=60, must-revalidate");
});

test.each([0, 1, 499, 500, 501, 1000, 2501])("%i keys are each in it once, oldest first", async (total) => {
  const { url } = await serveStore(await storeOfKeys(total));
  const { keys } = (await (await fetch(url + path)).json()) as { keys: { kid: string }[] };
  expect(keys.map(({ kid }) => kid)).toEqual(Array.from({ length: total }, (_, index) => idAt(index + 1)));
});

test("no more of a million keys is read than the caller has taken", async () => {
  let reads = 0;
  const { app } = await serveStore(await storeOfKeys(1_000_000, (read) => (reads = read)));
  const reader = (await app.request(path)).body!.getReader();
  expect(reads).toBe(1);
  for (const taken of [1, 2, 3, 4, 5]) {
    await reader.read();
    await setImmediate();
    expect(reads).toBe(taken);
  }
  await reader.cancel();
  expect(reads).toBe(5);
});

test("however many ask at once, one chunk is read in a turn of the event loop, and others come between", async () => {
  let reads = 0;
  const { app } = await serveStore(await storeOfKeys(2500, (read) => (reads = read)));
  let isDone = false;
  const requests = Array.from({ length: 5 }, async () => await (await app.request(path)).text());
  const done = Promise.all(requests).finally(() => (isDone = true));
  let turns = 0;
  while (!isDone) {
    await setImmediate();
    turns += 1;
  }
  await done;
  expect(reads).toBe(30);
  expect(turns).toBeGreaterThanOrEqual(reads);
});

test("HEAD reads no further than it must to know that the store answers", async () => {
  let reads = 0;
  const { url } = await serveStore(await storeOfKeys(1_000_000, (read) => (reads = read)));
  const response = await fetch(url + path, { method: "HEAD" });
  expect([response.status, await response.text(), reads]).toEqual([200, "", 1]);
});

test("a store that fails at once is an error of the server, like everywhere", async () => {
  const failing = async (reason: Error) => await serveStore(await storeOfKeys(1, () => raise(reason)));
  const unavailable = await fetch((await failing(new StoreUnavailableError("down"))).url + path);
  expect([unavailable.status, unavailable.headers.get("retry-after")]).toEqual([503, "2"]);
  const broken = await fetch((await failing(new Error("broken"))).url + path);
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toContain("broken");
});

test.each([2, 3, 4, 5, 20])("when read %i of the store fails, the answer is cut off", async (failing) => {
  const { logger, records } = memoryLog();
  const store = await storeOfKeys(1_000_000, (read) => {
    if (read === failing) raise(new Error("gone in the middle"));
  });
  const { port, url } = await serveStore(store, { logger });
  const socket = await openSocket(port);
  const text = readToEnd(socket);
  socket.write(request);
  expect(await text).not.toMatch(/\]\}|\r\n0\r\n\r\n|gone in the middle/);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  expect(records()).toContainEqual(
    expect.objectContaining({ level: 50, requestId: "one", msg: "answer cut off" }),
  );
});

test("a caller that hangs up ends the reading", async () => {
  let reads = 0;
  const held = new EventEmitter();
  const store = await storeOfKeys(1_000_000, async (read) => {
    reads = read;
    if (read < 10) return;
    held.emit("read");
    await once(held, "release");
  });
  const { port, close } = await serveStore(store);
  const socket = await openSocket(port);
  const isHeld = once(held, "read");
  socket.write(request);
  socket.resume();
  await isHeld;
  socket.destroy();
  // Resolves when the server has seen that its only connection is gone.
  await close();
  held.emit("release");
  await setImmediate();
  await setImmediate();
  expect(reads).toBe(10);
});

test("without a port, a store that fails in the middle is an error of the stream", async () => {
  const { app } = await serveStore(await storeOfKeys(1000, (read) => read === 2 && raise(new Error("gone"))));
  const response = await app.request(path);
  await expect(response.text()).rejects.toThrow("gone");
});
