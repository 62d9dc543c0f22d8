import type { MiddlewareHandler } from "hono";
import type { Registry } from "prom-client";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import { createOperationOf } from "../http/operation-of.ts";
import { packageVersion } from "../package-version.ts";
import type { Revision } from "../revisions/revision.ts";
import { defaultRevision } from "../revisions/revisions.ts";
import { processRegistry } from "./process-registry.ts";

/** What one process measured: plain data, made to be merged with that of others. */
export type MetricsReport = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;

/** Measures requests, and tells what was measured. */
export interface Metrics {
  /** Measures the requests that pass through it. */
  readonly middleware: MiddlewareHandler<AppEnv>;
  /** Everything measured, in the Prometheus text format. */
  text(): Promise<string>;
  /** Everything measured in this process. */
  report(): Promise<MetricsReport>;
}

/** From 1 ms to 10 s: a list takes about one, a create a few, and a database that is far away or busy the rest. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is no operation on key pairs, by path. */
const others: Partial<Record<string, string>> = {
  "/.well-known/jwks.json": "jwks",
  "/openapi.json": "openapi",
};

/** The metrics of one server. The labels hold names of ours and statuses only, so that their number is bounded. */
export async function createMetrics(revision: Revision = defaultRevision): Promise<Metrics> {
  const operationOf = createOperationOf(revision);
  const { Counter, Gauge, Histogram, Registry: PrometheusRegistry } = await import("prom-client");
  const registry = new PrometheusRegistry();
  const registers = [registry];
  const requests = new Counter({
    name: "api_key_pairs_requests_total",
    help: "Requests, by operation and the status of the answer; dropped when a fault cut the connection instead.",
    labelNames: ["operation", "status"],
    registers,
  });
  const duration = new Histogram({
    name: "api_key_pairs_request_duration_seconds",
    help: "Time from the headers of a request to the start of its answer, by operation.",
    labelNames: ["operation"],
    buckets: durationBuckets,
    registers,
  });
  const inFlight = new Gauge({
    name: "api_key_pairs_requests_in_flight",
    help: "Requests that are being worked on.",
    registers,
  });
  const rateLimited = new Counter({
    name: "api_key_pairs_rate_limited_requests_total",
    help: "Requests that were refused because their key pair had used up its minute.",
    registers,
  });
  new Gauge({
    name: "api_key_pairs_build_info",
    help: "The version of the server; the value is always 1.",
    labelNames: ["version"],
    aggregator: "first",
    registers,
  }).set({ version: packageVersion() }, 1);
  const ofProcess = await processRegistry();

  return {
    async middleware(c, next) {
      const { method, path } = c.req;
      const operation = operationOf(method, path) ?? others[path] ?? "other";
      const start = performance.now();
      inFlight.inc();
      await next();
      inFlight.dec();
      duration.observe({ operation }, (performance.now() - start) / 1000);
      requests.inc({ operation, status: c.var.isDropped ? "dropped" : c.res.status });
      if (c.error instanceof ApiError && c.error.code === "too_many_requests") rateLimited.inc();
    },
    text: async () => await PrometheusRegistry.merge([registry, ofProcess]).metrics(),
    report: async () => [...(await registry.getMetricsAsJSON()), ...(await ofProcess.getMetricsAsJSON())],
  };
}
