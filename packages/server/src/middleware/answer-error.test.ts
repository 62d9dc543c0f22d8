import { join } from "node:path";

import { expect, test } from "vitest";

import { createSqliteStore } from "../store/sqlite-store.ts";
import { startInProcess } from "../testing/in-process.ts";
import { lockSqlite } from "../testing/lock-sqlite.ts";
import { memoryLog } from "../testing/memory-log.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

test("while another process has the database locked, what writes is answered with 503 and logged", async () => {
  const file = join(temporaryDirectory(), "a.sqlite");
  const { logger, records } = memoryLog();
  const store = await createSqliteStore({ file, busyTimeoutMs: 20 });
  const { call } = await startInProcess({ store, logger });
  const { release } = await lockSqlite(file);
  const response = await call("POST", "/api-key-pairs");
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("2");
  expect(await response.json()).toEqual({
    type: "error",
    code: "service_unavailable",
    status: 503,
    message: "The server cannot reach its database right now",
    details: [],
  });
  expect(records().map(({ msg, err }) => [msg, (err as Error | undefined)?.message])).toEqual([
    ["request failed", expect.stringContaining("database is locked")],
    ["request", undefined],
  ]);
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
  await release();
  expect((await call("POST", "/api-key-pairs")).status).toBe(201);
});
