import { expect, test } from "vitest";

import { startInProcess } from "../testing/in-process.ts";
import { memoryLog } from "../testing/memory-log.ts";

const id = "dnXOn-tmrzehE_nDDRKRkoRL-8SJXF47C53XHcynO7Y";

test.each([
  ["/api-key-pairs", "/api-key-pairs"],
  [`/api-key-pairs/${id}`, `/api-key-pairs/${id}`],
  ["/favicon.ico", "/favicon.ico"],
  ["/", "/"],
  ["/api-key-pairs/a%2Fb", "/api-key-pairs..."],
  [`/api-key-pairs/${encodeURIComponent("-----BEGIN PRIVATE KEY-----\nMIHuAgEA\n")}`, "/api-key-pairs..."],
  ["/api-key-pairs/MIHuAgEA/BByq/GSM49", "/api-key-pairs..."],
  ["/eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl", "/..."],
  [`/api-key-pairs/${"c".repeat(55)}`, "/api-key-pairs..."],
])("a request to %s is logged as %s", async (path, logged) => {
  const { logger, records } = memoryLog();
  const { call } = await startInProcess({ logger });
  await call("DELETE", path, {});
  expect(records().map((record) => record["path"])).toEqual([logged]);
});
