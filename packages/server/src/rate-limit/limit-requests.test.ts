import type { CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect, onTestFinished, test, vi } from "vitest";

import { authorization } from "../testing/sign-token.ts";
import { start } from "../testing/start.ts";
import { startAdmin } from "../testing/start-admin.ts";
import { createRateLimiter } from "./rate-limiter.ts";

test("what a key pair asks beyond its limit is answered with 429, and when to come back", async () => {
  const { call } = await start({ requestsPerMinute: 2 });
  const statuses = [await call("GET", "/api-key-pairs"), await call("DELETE", "/api-key-pairs/x")];
  expect(statuses.map(({ status }) => status)).toEqual([200, 404]);

  const refused = await call("POST", "/api-key-pairs");
  const retryAfter = Number(refused.headers.get("retry-after"));
  expect(refused.status).toBe(429);
  expect(retryAfter).toSatisfy(
    (seconds: number) => Number.isInteger(seconds) && seconds >= 1 && seconds <= 60,
  );
  expect(await refused.json()).toEqual({
    type: "error",
    code: "too_many_requests",
    status: 429,
    message: "Too many requests for this key pair",
    details: [
      {
        location: "unknown",
        pointer: "",
        message: `a key pair may send 2 requests in a minute; wait ${retryAfter} s, as Retry-After says, or use another key pair`,
        type: "rate_limit",
      },
    ],
  });
});

test("every key pair has a limit of its own", async () => {
  const { server, call } = await start({ requestsPerMinute: 1 });
  const { private_key } = (await (await call("POST", "/api-key-pairs")).json()) as CreatedApiKeyPair;
  expect((await call("GET", "/api-key-pairs")).status).toBe(429);
  const headers = await authorization(private_key);
  expect((await fetch(`${server.url}/api-key-pairs`, { headers })).status).toBe(200);
});

test("nobody uses up the limit of a pair without a token of that pair", async () => {
  const { server, call, headers } = await start({ requestsPerMinute: 1 });
  const forged = { authorization: `${headers.authorization.slice(0, -8)}AAAAAAAA` };
  for (const wrong of [forged, {}]) {
    expect((await fetch(`${server.url}/api-key-pairs`, { headers: wrong })).status).toBe(401);
  }
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test("a reset forgets what was counted", async () => {
  const { server, call } = await startAdmin({ requestsPerMinute: 1 });
  const status = async () => (await call("GET", "/api-key-pairs")).status;
  expect([await status(), await status()]).toEqual([200, 429]);
  await server.admin.reset();
  expect(await status()).toBe(200);
});

test("a minute after its first request a key pair may ask again", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const limiter = await createRateLimiter(2);
  expect(await limiter.consume("a")).toBe(0);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([await limiter.consume("a"), await limiter.consume("a")]).toEqual([0, 30_000]);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(await limiter.consume("a")).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await limiter.consume("a")).toBe(0);
});
