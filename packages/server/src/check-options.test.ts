import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { createApp } from "./create-app.ts";
import { startServer } from "./start-server.ts";
import { createSqliteStore } from "./store/sqlite-store.ts";
import { openStore } from "./testing/open-store.ts";
import { start } from "./testing/start.ts";
import { temporaryDirectory } from "./testing/temporary-directory.ts";

const timeout = "must be a whole number from 1 to 2147483647; leave it out for";

test.each<[object, string]>([
  [{ port: "x" }, "port must be a whole number from 0 to 65535; leave it out for any that is free"],
  [{ port: -1 }, "port must be a whole number from 0 to 65535; leave it out for any that is free"],
  [{ host: "" }, "host must be an address, such as 127.0.0.1; leave it out for that"],
  [{ host: null }, "host must be an address, such as 127.0.0.1; leave it out for that"],
  [{ dataDir: "" }, "dataDir must be a directory; leave it out to keep all in memory"],
  [{ dataDir: null }, "dataDir must be a directory; leave it out to keep all in memory"],
  [{ databaseUrl: null }, "databaseUrl must be a URL like postgres://user:password@host:5432/database"],
  [{ logger: {} }, "logger must be a logger of pino; leave it out for silence"],
  [{ maxBodyBytes: Number.NaN }, "maxBodyBytes must be a whole number from 0; leave it out for 65536"],
  [{ maxBodyBytes: -1 }, "maxBodyBytes must be a whole number from 0; leave it out for 65536"],
  [
    { maxHeaderBytes: 0 },
    "maxHeaderBytes must be a whole number from 1 to 2147483647; leave it out for 16384",
  ],
  [{ headersTimeoutMs: 0 }, `headersTimeoutMs ${timeout} 10000`],
  [{ requestTimeoutMs: 2 ** 31 }, `requestTimeoutMs ${timeout} 30000`],
  [
    { closeTimeoutMs: Infinity },
    "closeTimeoutMs must be a whole number from 0 to 2147483647; leave it out for 10000",
  ],
  [{ faults: {} }, "faults must be an array of faults; leave it out for none"],
  [{ faults: null }, "faults must be an array of faults; leave it out for none"],
  [{ admin: "yes" }, "admin must be true or false; leave it out for false"],
  [{ metrics: 1 }, "metrics must be true or false; leave it out for false"],
  ...[0, -1, 1.5, Number.NaN, Infinity].map((requestsPerMinute): [object, string] => [
    { requestsPerMinute },
    "requestsPerMinute must be a whole number from 1; leave it out for no limit",
  ]),
  [
    { dataDirectory: "x" },
    "dataDirectory is not known; startServer takes admin, closeTimeoutMs, dataDir, databaseUrl, faultSeed, faults, " +
      "headersTimeoutMs, host, logger, maxBodyBytes, maxHeaderBytes, metrics, port, requestTimeoutMs, requestsPerMinute, " +
      "revision",
  ],
])("startServer refuses %o before anything is started", async (options, message) => {
  const dataDir = join(temporaryDirectory(), "data");
  await expect(startServer({ dataDir, ...options })).rejects.toThrow(new TypeError(message));
  expect(existsSync(dataDir)).toBe(false);
});

test("one error tells of every option", async () => {
  const options = { port: 70_000, hots: "x", admin: 0 } as object;
  await expect(startServer(options)).rejects.toThrow(
    /^port must .*; admin must .*; hots is not known; startServer takes/,
  );
});

test.each([null, 3000])("startServer refuses %j in place of options", async (options) => {
  await expect(startServer(options as unknown as object)).rejects.toThrow(
    new TypeError("options must be an object"),
  );
});

test("an option that is undefined is as good as left out", async () => {
  const options = { port: undefined, host: undefined, faults: undefined, admin: undefined } as object;
  const { server } = await start(options);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.admin).toBeUndefined();
});

test("createApp refuses what cannot be meant, such as a store that was not awaited", async () => {
  const store = await openStore();
  const create = (options: object) => () => createApp({ store, ...options });
  expect(create({})).not.toThrow();
  const notAwaited = createSqliteStore();
  expect(create({ store: notAwaited })).toThrow(
    new TypeError("store must be a Store: await createSqliteStore() gives one"),
  );
  await (await notAwaited).close();
  expect(create({ clock: 0 })).toThrow("clock must be a function; leave it out for Date.now");
  expect(create({ port: 0 })).toThrow(
    "port is not known; createApp takes clock, logger, maxBodyBytes, revision, store",
  );
});
