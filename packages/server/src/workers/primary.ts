import { announce } from "../command/announce.ts";
import type { ListCommand } from "../command/announce.ts";
import { createCommandLogger } from "../command/command-logger.ts";
import type { ServeOptions } from "../command/serve-options.ts";
import { nextStopSignal } from "../command/stop-signal.ts";
import { createRateLimiter } from "../rate-limit/rate-limiter.ts";
import { createWorkerPool } from "./worker-pool.ts";

/**
 * Serves with several processes until this one, which serves nothing itself, is told to stop. Resolves once all
 * requests in flight are done.
 *
 * @throws {Error} When a worker cannot start, or the workers die again and again.
 */
export async function serveWithWorkers(options: ServeOptions, listCommand: ListCommand): Promise<void> {
  const logger = createCommandLogger(options.logLevel);
  const stop = nextStopSignal();
  const { requestsPerMinute } = options;
  const rateLimiter =
    requestsPerMinute === undefined ? undefined : await createRateLimiter(requestsPerMinute);
  const pool = createWorkerPool({ options, logger, rateLimiter });
  try {
    announce(await pool.start(), options, listCommand);
    logger.info({ signal: await Promise.race([stop, pool.failure]) }, "stopping");
  } finally {
    await pool.stop();
  }
}
