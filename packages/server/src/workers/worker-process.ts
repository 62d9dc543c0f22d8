import cluster from "node:cluster";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import type { Ready } from "../command/announce.ts";
import type { MetricsReport } from "../metrics/metrics.ts";
import type { RateLimiter } from "../rate-limit/rate-limiter.ts";
import type { PrimaryFunctions, WorkerFunctions, WorkerOptions } from "./between-processes.ts";
import { workerVariable } from "./between-processes.ts";
import { createChannel } from "./channel.ts";

/** In milliseconds: whoever asks for metrics gives up after some seconds, and the other workers have theirs to tell. */
const reportTimeoutMs = 1000;

/** What a worker needs of its primary. */
export interface WorkerSupport {
  options: WorkerOptions;
  /** Counts for all workers together. There when the options ask for a limit. */
  rateLimiter: RateLimiter | undefined;
  /** What all workers measured, as Prometheus text. */
  metricsText: () => Promise<string>;
}

/** How a worker came to its end. */
export interface Death {
  pid: number | undefined;
  /** What it said last, or what ended it. */
  reason: string;
  /** Whether it ever served. */
  wasReady: boolean;
  /** How long it lived, in milliseconds. */
  ageMs: number;
}

/** A worker, as its primary sees it. */
export interface WorkerProcess {
  /** Resolves when it serves; rejects when it ends before that. */
  readonly ready: Promise<Ready>;
  readonly death: Promise<Death>;
  /** What it measured. Rejects when it ends before it says so, or takes longer than a second. */
  metricsReport(): Promise<MetricsReport>;
  /** Lets it finish its requests and end. A worker that is still starting has none, and is killed. */
  stop(): void;
  /** Ends it as it is. */
  kill(): void;
}

/** Starts a worker. */
export function launchWorker({ options, rateLimiter, metricsText }: WorkerSupport): WorkerProcess {
  const launched = performance.now();
  cluster.setupPrimary({
    // This process may be another program that serves.
    exec: fileURLToPath(import.meta.resolve("#akp-server")),
    // Not those of this process, for all on the machine to see; what they mean is asked for.
    args: [],
  });
  const worker = cluster.fork({ [workerVariable]: "1" });
  const { promise: stopped, resolve: finish } = withResolver<void>();
  const { promise: served, resolve: serve } = withResolver<Ready>();
  let wasReady = false;
  let problem: string | undefined;
  const channel = createChannel<WorkerFunctions, PrimaryFunctions>(worker, {
    options: () => options,
    failed(reason) {
      problem = reason;
    },
    async ready(ready) {
      wasReady = true;
      serve(ready);
      await stopped;
    },
    consume: async (keyPairId) => await rateLimiter!.consume(keyPairId),
    resetRateLimit: async () => await rateLimiter!.reset(),
    metricsText,
  });
  // What cannot be sent to a worker that is gone: that it is gone is heard below.
  worker.on("error", () => {});
  const death = new Promise<Death>((resolve) => {
    worker.once("exit", (code, signal) => {
      channel.close();
      const reason = problem ?? `a worker ended with ${signal ?? `exit code ${code}`}`;
      resolve({ pid: worker.process.pid, reason, wasReady, ageMs: performance.now() - launched });
    });
  });
  const diedEarly = death.then(({ reason }) => {
    throw new Error(reason);
  });
  const ready = Promise.race([served, diedEarly]);
  // Who replaces a worker looks at its death, and at nothing else.
  ready.catch(() => {});
  const kill = () => void worker.process.kill("SIGKILL");
  return {
    ready,
    death,
    async metricsReport() {
      const tooLate = setTimeout(reportTimeoutMs, undefined, { ref: false }).then(() => {
        throw new Error(`no answer within ${reportTimeoutMs} ms`);
      });
      return await Promise.race([channel.call("metricsReport"), tooLate]);
    },
    stop() {
      if (wasReady) finish();
      else kill();
    },
    kill,
  };
}

function withResolver<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((resolver) => (resolve = resolver));
  return { promise, resolve };
}
