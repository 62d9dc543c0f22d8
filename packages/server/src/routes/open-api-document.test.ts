import { expect, test } from "vitest";

import { createDocument } from "../openapi/document.ts";
import { startInProcess } from "../testing/in-process.ts";
import { memoryLog } from "../testing/memory-log.ts";

test("the document is served to everyone, and logged like every request", async () => {
  const { logger, records } = memoryLog();
  const { call } = await startInProcess({ logger });
  const response = await call("GET", "/openapi.json", { "x-request-id": "one" });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(createDocument())));
  expect(records()).toMatchObject([{ requestId: "one", path: "/openapi.json", status: 200 }]);
});

test("whoever has the document is told so instead of getting it again", async () => {
  const { call } = await startInProcess();
  const { headers } = await call("GET", "/openapi.json", {});
  expect(headers.get("cache-control")).toBe("public, no-cache");
  const etag = headers.get("etag")!;
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const response = await call("GET", "/openapi.json", { "if-none-match": known, "x-request-id": "two" });
    expect([response.status, await response.text()]).toEqual([304, ""]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "public, no-cache",
      etag,
      "x-request-id": "two",
    });
  }
  expect((await call("GET", "/openapi.json", { "if-none-match": '"other"' })).status).toBe(200);
});

test("HEAD tells the version of the document without sending it", async () => {
  const { call } = await startInProcess();
  const response = await call("HEAD", "/openapi.json", {});
  expect([response.status, await response.text()]).toEqual([200, ""]);
  expect(response.headers.get("etag")).toBe((await call("GET", "/openapi.json", {})).headers.get("etag"));
});
