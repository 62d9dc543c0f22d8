import { expect, test } from "vitest";

import { packageVersion } from "../package-version.ts";
import { StoreUnavailableError } from "../store/store.ts";
import { readSamples } from "../testing/read-samples.ts";
import { serveStore } from "../testing/serve-store.ts";
import { start } from "../testing/start.ts";
import { startAdmin } from "../testing/start-admin.ts";
import { storeOfKeys } from "../testing/store-of-keys.ts";
import { createMetrics } from "./metrics.ts";

const samplesOf = async (url: string) => readSamples(await (await fetch(`${url}/metrics`)).text());

test("requests are counted by operation and status, and nothing of a caller's is in a label", async () => {
  const { server, call } = await start({ metrics: true });
  await call("POST", "/api-key-pairs");
  await call("GET", "/api-key-pairs?limit=1");
  await call("GET", "/api-key-pairs?limit=0");
  await call("DELETE", "/api-key-pairs/canary");
  await call("PUT", "/canary");
  const samples = await samplesOf(server.url);
  expect(samples).toMatchObject({
    'api_key_pairs_requests_total{operation="create",status="201"}': 1,
    'api_key_pairs_requests_total{operation="list",status="200"}': 1,
    'api_key_pairs_requests_total{operation="list",status="400"}': 1,
    'api_key_pairs_requests_total{operation="delete",status="404"}': 1,
    'api_key_pairs_requests_total{operation="other",status="404"}': 1,
    'api_key_pairs_request_duration_seconds_count{operation="list"}': 2,
    'api_key_pairs_request_duration_seconds_bucket{le="+Inf",operation="create"}': 1,
    api_key_pairs_requests_in_flight: 0,
    api_key_pairs_rate_limited_requests_total: 0,
    [`api_key_pairs_build_info{version="${packageVersion()}"}`]: 1,
    process_cpu_seconds_total: expect.any(Number),
    nodejs_eventloop_lag_seconds: expect.any(Number),
  });
  expect(JSON.stringify(samples)).not.toContain("canary");
});

test("the public keys and the document count as operations of their own, and so do their errors", async () => {
  const metrics = await createMetrics();
  const store = await storeOfKeys(1, (read) => {
    if (read === 2) throw new StoreUnavailableError("down");
  });
  const { url } = await serveStore(store, { around: [metrics.middleware] });
  for (const path of ["/.well-known/jwks.json", "/.well-known/jwks.json", "/openapi.json"]) {
    await (await fetch(url + path)).text();
  }
  expect(readSamples(await metrics.text())).toMatchObject({
    'api_key_pairs_requests_total{operation="jwks",status="200"}': 1,
    'api_key_pairs_requests_total{operation="jwks",status="503"}': 1,
    'api_key_pairs_requests_total{operation="openapi",status="200"}': 1,
    'api_key_pairs_request_duration_seconds_count{operation="jwks"}': 2,
  });
});

test.each(["before", "after"] as const)(
  "a connection that is dropped %s the work has no status",
  async (when) => {
    const { server, call } = await start({ metrics: true, faults: [{ kind: "drop", when, times: 1 }] });
    await expect(call("POST", "/api-key-pairs")).rejects.toThrow("fetch failed");
    const samples = await samplesOf(server.url);
    const counted = Object.entries(samples).filter(([name]) =>
      name.startsWith("api_key_pairs_requests_total"),
    );
    expect(counted).toEqual([['api_key_pairs_requests_total{operation="create",status="dropped"}', 1]]);
  },
);

test("what the rate limit refuses is counted apart from a 429 that was ordered", async () => {
  const fault = { kind: "status", status: 429, times: 1 } as const;
  const { server, call } = await start({ metrics: true, requestsPerMinute: 1, faults: [fault] });
  for (const _request of [1, 2, 3]) await call("GET", "/api-key-pairs");
  expect(await samplesOf(server.url)).toMatchObject({
    'api_key_pairs_requests_total{operation="list",status="200"}': 1,
    'api_key_pairs_requests_total{operation="list",status="429"}': 2,
    api_key_pairs_rate_limited_requests_total: 1,
  });
});

test("requests for metrics and to the admin surface are not counted", async () => {
  const { server, callAdmin } = await startAdmin({ metrics: true });
  await callAdmin("GET", "/health");
  await samplesOf(server.url);
  const names = Object.keys(await samplesOf(server.url));
  expect(names.filter((name) => name.startsWith("api_key_pairs_requests_total"))).toEqual([]);
});

test("a request in flight is seen as one", async () => {
  const { server, call } = await start({ metrics: true, faults: [{ kind: "latency", ms: 60_000 }] });
  const slow = call("GET", "/api-key-pairs").catch(() => "cut off");
  await expect.poll(async () => (await samplesOf(server.url))["api_key_pairs_requests_in_flight"]).toBe(1);
  await server.close();
  expect(await slow).toBeDefined();
});

test("two servers in one process count for themselves", async () => {
  const [one, other] = [await start({ metrics: true }), await start({ metrics: true })];
  await one.call("GET", "/api-key-pairs");
  const name = 'api_key_pairs_requests_total{operation="list",status="200"}';
  expect((await samplesOf(one.server.url))[name]).toBe(1);
  expect(await samplesOf(other.server.url)).not.toHaveProperty([name]);
});

test("it is Prometheus text, for GET and HEAD, and not there unless it was asked for", async () => {
  const { server } = await start({ metrics: true });
  const send = async (method: string) => await fetch(`${server.url}/metrics`, { method });
  expect((await send("GET")).headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect((await send("HEAD")).status).toBe(200);
  const refused = await send("POST");
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  const { call } = await start();
  expect((await call("GET", "/metrics")).status).toBe(404);
});
