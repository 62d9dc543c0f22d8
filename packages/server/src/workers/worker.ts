import { createCommandLogger } from "../command/command-logger.ts";
import { endProcess } from "../command/end-process.ts";
import { explain } from "../command/explain.ts";
import { startWith } from "../command/start-with.ts";
import { stopSignals } from "../command/stop-signal.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { createMetrics } from "../metrics/metrics.ts";
import { revisionNamed } from "../revisions/revisions.ts";
import type { ServerParts } from "../start-server.ts";
import type { PrimaryFunctions, WorkerFunctions, WorkerOptions } from "./between-processes.ts";
import type { Channel } from "./channel.ts";
import { createChannel } from "./channel.ts";

/**
 * Serves beside the other workers until the primary says stop. When the primary is gone, however that came about,
 * Node.js ends its workers.
 */
export async function work(): Promise<void> {
  // Ctrl-C reaches every process of the terminal. The primary hears it, and lets its workers finish.
  for (const signal of stopSignals) process.on(signal, () => {});
  let metrics: Metrics | undefined;
  const primary = createChannel<PrimaryFunctions, WorkerFunctions>(process, {
    // Asked of workers that are ready, and only when the metrics are on.
    metricsReport: async () => await metrics!.report(),
  });
  try {
    const options = await primary.call("options");
    if (options.metrics) metrics = await createMetrics(revisionNamed(options.revision));
    const logger = createCommandLogger(options.logLevel);
    const { server, ready } = await startWith(options, logger, sharedParts(options, metrics, primary));
    await primary.call("ready", ready);
    await server.close();
    await endProcess(0);
  } catch (error) {
    await primary.call("failed", explain(error));
    await endProcess(1);
  }
}

/** What only the primary can do, since it is about all workers. */
function sharedParts(
  { requestsPerMinute, adminTokenFile }: WorkerOptions,
  metrics: Metrics | undefined,
  primary: Channel<PrimaryFunctions>,
): ServerParts {
  return {
    sharesPort: true,
    adminTokenFile,
    metrics: metrics && { ...metrics, text: async () => await primary.call("metricsText") },
    rateLimiter:
      requestsPerMinute === undefined
        ? undefined
        : {
            requestsPerMinute,
            consume: async (keyPairId) => await primary.call("consume", keyPairId),
            reset: async () => await primary.call("resetRateLimit"),
          },
  };
}
