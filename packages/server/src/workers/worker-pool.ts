import type { Logger } from "pino";

import type { Ready } from "../command/announce.ts";
import type { RateLimiter } from "../rate-limit/rate-limiter.ts";
import { closeTimeoutMs } from "../command/serve-options.ts";
import type { WorkerOptions } from "./between-processes.ts";
import { createRestartPolicy } from "./restart-policy.ts";
import type { Death, WorkerProcess } from "./worker-process.ts";
import { launchWorker } from "./worker-process.ts";

/** What `createWorkerPool` takes. */
export interface WorkerPoolOptions {
  options: WorkerOptions;
  logger: Logger;
  /** Counts for all workers together. Needed when the options ask for a limit. */
  rateLimiter: RateLimiter | undefined;
  /**
   * How long a worker that is told to stop may take, in milliseconds, before it is killed.
   *
   * @default 12000: it cuts off what is in flight after 10 s
   */
  stopTimeoutMs?: number;
}

/** Workers that share one port. */
export interface WorkerPool {
  /**
   * Starts one worker, which brings the database up to date, and then the others.
   *
   * @throws {Error} When one of them cannot start. The message is what it said.
   */
  start(): Promise<Ready>;
  /** Rejects when there is no point in replacing workers any more. */
  readonly failure: Promise<never>;
  /**
   * Lets the requests in flight finish, and resolves when all workers are gone.
   *
   * @throws {Error} When some had to be killed, and with them what was in flight there.
   */
  stop(): Promise<void>;
}

/** Makes a pool of `options.workers` processes, in which one that dies is replaced. */
export function createWorkerPool({
  options,
  logger,
  rateLimiter,
  stopTimeoutMs = closeTimeoutMs + 2000,
}: WorkerPoolOptions): WorkerPool {
  const workers = new Set<WorkerProcess>();
  const serving = new Set<WorkerProcess>();
  const replacements = new Set<NodeJS.Timeout>();
  const delayAfter = createRestartPolicy();
  let url: string | undefined;
  let hasStarted = false;
  let isStopping = false;
  let giveUp!: (error: Error) => void;
  const failure = new Promise<never>((_resolve, reject) => (giveUp = reject));
  // Nobody may be waiting for it yet, or any more.
  failure.catch(() => {});

  const metricsText = async () => {
    const { mergeReports } = await import("../metrics/merge-reports.ts");
    const answers = await Promise.allSettled(
      [...serving].map(async (worker) => await worker.metricsReport()),
    );
    // One that died while it was asked has nothing to say any more, and one that hangs should not silence the others.
    return await mergeReports(answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
  };

  const launch = async (): Promise<Ready> => {
    const worker = launchWorker({ options, rateLimiter, metricsText });
    workers.add(worker);
    void replaceAfterDeath(worker);
    const ready = await worker.ready;
    serving.add(worker);
    url ??= ready.url;
    // Only when all died at once: with one of them alive, the port is kept.
    if (ready.url !== url) giveUp(new Error(`all workers died at once, and ${url} with them`));
    return ready;
  };

  const replaceAfterDeath = async (worker: WorkerProcess): Promise<void> => {
    const death = await worker.death;
    workers.delete(worker);
    serving.delete(worker);
    if (!isStopping && (hasStarted || death.wasReady)) replace(death);
  };

  const replace = (death: Death) => {
    const delay = delayAfter({ ...death, othersServing: serving.size });
    logger.error({ worker: death.pid, reason: death.reason, replacedInMs: delay }, "worker died");
    if (delay === undefined) {
      giveUp(new Error(`the workers die as soon as they start: ${death.reason}`));
      return;
    }
    const timer = setTimeout(() => {
      replacements.delete(timer);
      // If it fails, its death is what leads on.
      launch().catch(() => {});
    }, delay);
    replacements.add(timer);
  };

  return {
    async start() {
      const first = await launch();
      await Promise.all(Array.from({ length: options.workers - 1 }, launch));
      hasStarted = true;
      return first;
    },
    failure,
    async stop() {
      isStopping = true;
      for (const timer of replacements) clearTimeout(timer);
      for (const worker of workers) worker.stop();
      let killed = 0;
      const timer = setTimeout(() => {
        killed = workers.size;
        for (const worker of workers) worker.kill();
      }, stopTimeoutMs);
      await Promise.all([...workers].map(async (worker) => await worker.death));
      clearTimeout(timer);
      if (killed > 0)
        throw new Error(
          `${killed} of the workers did not end, and were killed: what was in flight there is lost`,
        );
    },
  };
}
