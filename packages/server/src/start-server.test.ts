import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, test } from "vitest";

import { startServer } from "./start-server.ts";
import { lockSqlite } from "./testing/lock-sqlite.ts";
import { openSocket, parseAnswer, readToEnd } from "./testing/on-the-wire.ts";
import { authorization } from "./testing/sign-token.ts";
import { start } from "./testing/start.ts";
import { temporaryDirectory } from "./testing/temporary-directory.ts";

test("a server in memory is ready when startServer resolves, on loopback, and keeps no file", async () => {
  const { server, call } = await start();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect(server.rootPrivateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(server).not.toHaveProperty("rootKeyFile");
  const response = await call("GET", "/api-key-pairs");
  expect(response.status).toBe(200);
  expect(response.headers.get("date")).toMatch(/GMT$/);
});

test("two servers in one process share nothing", async () => {
  const [one, other] = [await start(), await start()];
  await one.call("POST", "/api-key-pairs");
  const { items } = (await (await other.call("GET", "/api-key-pairs")).json()) as ApiKeyPairPage;
  expect(items).toHaveLength(1);
  expect((await fetch(`${other.server.url}/api-key-pairs`, { headers: one.headers })).status).toBe(401);
});

test("a data directory is made for its owner only, and a restart finds everything in it", async () => {
  const dataDir = join(temporaryDirectory(), "not", "there", "yet");
  const first = await start({ dataDir });
  const { id, private_key } = (await (
    await first.call("POST", "/api-key-pairs")
  ).json()) as CreatedApiKeyPair;
  const page = (await (await first.call("GET", "/api-key-pairs?limit=1")).json()) as ApiKeyPairPage;
  expect((statSync(dataDir).mode & 0o777).toString(8)).toBe("700");
  expect(first.server.rootKeyFile).toBe(join(dataDir, "root-private-key.pem"));
  expect(readFileSync(first.server.rootKeyFile!, "utf8")).toBe(first.server.rootPrivateKey);
  await first.server.close();

  const second = await start({ dataDir });
  expect(second.server.rootPrivateKey).toBe(first.server.rootPrivateKey);
  const url = `${second.server.url}/api-key-pairs?cursor=${page.next_cursor}`;
  const response = await fetch(url, { headers: await authorization(private_key) });
  const { items } = (await response.json()) as ApiKeyPairPage;
  expect(page.items[0]!.id).toBe(id);
  expect(items).toHaveLength(1);
});

test("two servers on one data directory see each other's deletions at once", async () => {
  const dataDir = temporaryDirectory();
  const [one, other] = [await start({ dataDir }), await start({ dataDir })];
  const { id, private_key } = (await (await one.call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
  const headers = await authorization(private_key);
  const status = async () => (await fetch(`${other.server.url}/api-key-pairs`, { headers })).status;
  expect(await status()).toBe(200);
  expect((await one.call("DELETE", `/api-key-pairs/${id}`)).status).toBe(204);
  expect(await status()).toBe(401);
});

test("a list writes nothing, not even the first: a database that takes no more can be read", async () => {
  const dataDir = temporaryDirectory();
  const { call } = await start({ dataDir });
  await call("POST", "/api-key-pairs");
  await lockSqlite(join(dataDir, "api-key-pairs.sqlite"));
  const response = await call("GET", "/api-key-pairs?limit=1");
  expect(response.status).toBe(200);
  expect(((await response.json()) as ApiKeyPairPage).next_cursor).toMatch(/./);
});

test("a port that is taken is an error with the code of Node", async () => {
  const { server } = await start();
  await expect(startServer({ port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("a data directory that is a file is refused by name", async () => {
  const dataDir = fileURLToPath(import.meta.url);
  await expect(startServer({ dataDir })).rejects.toThrow(
    `Cannot use the data directory ${dataDir}: it is no directory`,
  );
});

test("a port that cannot be one is an error", async () => {
  await expect(startServer({ port: 70_000 })).rejects.toThrow("port");
});

test("every address in the URL is one that a client on this machine can use", async () => {
  const { server } = await start({ host: "0.0.0.0" });
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await fetch(`${server.url}/nowhere`)).status).toBe(404);
});

/** A POST whose headers the server has, and whose body it waits for. */
async function requestInFlight(port: number, headers: { authorization: string }) {
  const socket = await openSocket(port);
  const head = `POST /api-key-pairs HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\n`;
  socket.write(`${head}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`);
  await once(socket, "data");
  return { socket, answer: readToEnd(socket) };
}

test("close lets a request in flight finish, tells it to close, and accepts no other", async () => {
  const { server, headers } = await start({ closeTimeoutMs: 600_000 });
  const { socket, answer } = await requestInFlight(server.port, headers);
  const closed = server.close();
  // One that comes in the same moment may be served.
  const connect = async () =>
    await fetch(server.url).then(
      () => "served",
      () => "refused",
    );
  await expect.poll(connect).toBe("refused");
  socket.write("{}");
  const { status, headers: answered, body } = parseAnswer(await answer);
  expect([status, answered["connection"]]).toEqual([201, "close"]);
  expect(JSON.parse(body)).toMatchObject({ type: "api-key-pair" });
  await closed;
});

test("close does not wait for connections that are idle or have never said a word", async () => {
  const { server, call } = await start({ closeTimeoutMs: 600_000 });
  await (await call("GET", "/api-key-pairs")).text();
  const silent = await openSocket(server.port);
  const ended = readToEnd(silent);
  await server.close();
  expect(await ended).toBe("");
});

test("close cuts off what is not finished in time", async () => {
  const { server, headers } = await start({ closeTimeoutMs: 20 });
  const { answer } = await requestInFlight(server.port, headers);
  await server.close();
  expect(await answer).toBe("");
});

test("close may be called again, and await using calls it", async () => {
  let url;
  {
    await using server = await startServer();
    ({ url } = server);
    await Promise.all([server.close(), server.close()]);
  }
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test.each([{ host: "" }, { dataDir: "" }])(
  "%j is refused: Node would take it for everything",
  async (options) => {
    await expect(startServer(options as { host: string })).rejects.toThrow(/must be .*; leave it out/);
  },
);

test("close does not wait for a client that has sent half a header", async () => {
  const { server } = await start({ closeTimeoutMs: 60_000 });
  const socket = await openSocket(server.port);
  await new Promise((resolve) => socket.write("GET /api-key", resolve));
  const { status } = await fetch(`${server.url}/api-key-pairs`);
  expect(status).toBe(401);
  await server.close();
});

test.each(["", "mysql://user:secret@host/db", "postgres://user:se/cret@host/db", "/var/lib/secret"])(
  "%j as the URL of the database is refused without showing it",
  async (databaseUrl) => {
    const refused = await startServer({ databaseUrl }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TypeError);
    expect(inspect(refused)).toMatch(/databaseUrl (must be a URL like|is malformed)/);
    expect(inspect(refused)).not.toMatch(/secret|cret@/);
  },
);
