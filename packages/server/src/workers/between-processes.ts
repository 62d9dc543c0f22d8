import type { Ready } from "../command/announce.ts";
import type { ServeOptions } from "../command/serve-options.ts";
import type { MetricsReport } from "../metrics/metrics.ts";

/** What a worker serves. */
export interface WorkerOptions extends ServeOptions {
  /** Where the admin token is kept when there is no data directory. */
  adminTokenFile?: string | undefined;
}

/** What a worker calls in its primary. */
export interface PrimaryFunctions {
  /** What to serve. Not among the arguments of the process: there may be a password in it. */
  options(): WorkerOptions;
  /** Tells that the worker cannot start, and why. */
  failed(problem: string): void;
  /** Tells that the worker serves. Returns when it is time to stop. */
  ready(ready: Ready): Promise<void>;
  /** Counts a request, for all workers together. See `RateLimiter`. */
  consume(keyPairId: string): Promise<number>;
  /** Forgets what was counted, of all workers. */
  resetRateLimit(): void | Promise<void>;
  /** What all workers measured, as Prometheus text. */
  metricsText(): Promise<string>;
}

/** What the primary calls in a worker. */
export interface WorkerFunctions {
  /** What this worker measured. */
  metricsReport(): Promise<MetricsReport>;
}

/** The environment variable by which a process knows that it is a worker. */
export const workerVariable = "AKP_SERVER_WORKER";
