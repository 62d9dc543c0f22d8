import { createPrivateKey } from "node:crypto";

import { createdApiKeyPairSchema } from "@api-key-pairs/core";
import { calculateJwkThumbprint, exportJWK } from "jose";
import { expect, test } from "vitest";

import { startInProcess } from "../testing/in-process.ts";

test("a created pair has the five fields, and its id is the thumbprint of its key", async () => {
  const now = Date.UTC(2021, 9, 1, 12, 30);
  const { callAs, privateKey } = await startInProcess({ clock: () => now });
  const response = await callAs(privateKey, { now }, "POST");
  expect(response.status).toBe(201);
  expect(response.headers.get("content-type")).toBe("application/json");
  const body = (await response.json()) as object;
  const pair = createdApiKeyPairSchema.parse(body);
  expect(Object.keys(body)).toEqual(["type", "id", "private_key", "created_at", "updated_at"]);
  expect(pair).toMatchObject({
    type: "api-key-pair",
    created_at: "2021-10-01T12:30:00.000Z",
    updated_at: "2021-10-01T12:30:00.000Z",
  });
  expect(pair.private_key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  const key = createPrivateKey(pair.private_key);
  expect(key.asymmetricKeyDetails).toEqual({ namedCurve: "secp521r1" });
  expect(pair.id).toBe(await calculateJwkThumbprint(await exportJWK(key)));
  expect(pair.id).toMatch(/^[A-Za-z0-9-_]{43}$/);
});

test("a created pair can sign at once", async () => {
  const { callAs, create } = await startInProcess();
  const pair = await create();
  expect((await callAs(pair.private_key)).status).toBe(200);
});

test("an empty body is right with any content type", async () => {
  const { call, rootHeaders } = await startInProcess();
  for (const type of ["application/json", "text/plain", "nonsense"]) {
    const headers = { ...rootHeaders, "content-type": type };
    expect((await call("POST", "/api-key-pairs", headers)).status).toBe(201);
    expect((await call("POST", "/api-key-pairs", { ...headers, "content-length": "0" }, "")).status).toBe(
      201,
    );
  }
});

test("a JSON body is ignored, and so is a body of another type", async () => {
  const { call, rootHeaders } = await startInProcess();
  const status = async (type: string, body: string) =>
    (await call("POST", "/api-key-pairs", { ...rootHeaders, "content-type": type }, body)).status;
  expect(await status("application/json", '{"display_name":"x"}')).toBe(201);
  expect(await status("application/json; charset=utf-8", "null")).toBe(201);
  expect(await status("text/plain", "{")).toBe(201);
});

test("a body that claims to be JSON and is not is refused, and nothing is created", async () => {
  const { call, rootHeaders, store } = await startInProcess();
  const headers = { ...rootHeaders, "content-type": "Application/JSON; charset=utf-8" };
  const response = await call("POST", "/api-key-pairs", headers, '{"a":');
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    type: "error",
    code: "incorrect_json",
    status: 400,
    message: "The request body is not valid JSON",
    details: [
      { location: "body", pointer: "", message: "body must be empty or valid JSON", type: "invalid_json" },
    ],
  });
  expect((await store.page({ direction: "newer", position: 0, limit: 9 })).pairs).toHaveLength(1);
});

test("a body of more than 64 KiB is refused whether or not its length is declared", async () => {
  const { app, call, rootHeaders } = await startInProcess();
  const tooLong = "x".repeat(64 * 1024 + 1);
  const declared = { ...rootHeaders, "content-length": `${tooLong.length}` };
  for (const headers of [rootHeaders, declared]) {
    const response = await call("POST", "/api-key-pairs", headers, tooLong);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "payload_too_large", status: 413 });
  }
  const exact = { method: "POST", headers: rootHeaders, body: tooLong.slice(1) };
  expect((await app.request("/api-key-pairs", exact)).status).toBe(201);
});
