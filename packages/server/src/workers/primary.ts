import { createAdminToken } from "../admin/admin-token.ts";
import { announce } from "../command/announce.ts";
import type { ListCommand } from "../command/announce.ts";
import { createCommandLogger } from "../command/command-logger.ts";
import { keepTemporarily } from "../command/keep-temporarily.ts";
import type { ServeOptions } from "../command/serve-options.ts";
import { nextStopSignal } from "../command/stop-signal.ts";
import { createRateLimiter } from "../rate-limit/rate-limiter.ts";
import { createWorkerPool } from "./worker-pool.ts";

/**
 * Serves with several processes until this one, which serves nothing itself, is told to stop. Resolves once all
 * requests in flight are done. A start does not hold that up.
 *
 * @throws {Error} When a worker cannot start, when the workers die again and again, and when one had to be killed in the
 * end.
 */
export async function serveWithWorkers(options: ServeOptions, listCommand: ListCommand): Promise<void> {
  const logger = createCommandLogger(options.logLevel);
  const stop = nextStopSignal();
  const { admin, dataDir, requestsPerMinute } = options;
  const rateLimiter =
    requestsPerMinute === undefined ? undefined : await createRateLimiter(requestsPerMinute);
  // One for all: a request goes to any of them.
  const adminTokenFile =
    admin && dataDir === undefined ? keepTemporarily("admin-token", await createAdminToken()) : undefined;
  const pool = createWorkerPool({ options: { ...options, adminTokenFile }, logger, rateLimiter });
  const start = async () => {
    announce(await pool.start(), options, listCommand);
    return await Promise.race([stop, pool.failure]);
  };
  try {
    logger.info({ signal: await Promise.race([stop, start()]) }, "stopping");
  } catch (error) {
    // What it has to say came of this.
    await pool.stop().catch(() => {});
    throw error;
  }
  await pool.stop();
}
