import type { RunningServer } from "../running-server.ts";
import { announce } from "./announce.ts";
import type { ListCommand } from "./announce.ts";
import { createCommandLogger } from "./command-logger.ts";
import { keepTemporarily } from "./keep-temporarily.ts";
import type { ServeOptions } from "./serve-options.ts";
import { startWith } from "./start-with.ts";
import { nextStopSignal } from "./stop-signal.ts";

/**
 * Serves until the process is told to stop. Resolves once everything in flight is done. A start does not hold that up:
 * it may go on waiting, such as for the migration of another instance.
 */
export async function serve(options: ServeOptions, listCommand: ListCommand): Promise<void> {
  const logger = createCommandLogger(options.logLevel);
  const stop = nextStopSignal();
  let running: RunningServer | undefined;
  const start = async () => {
    const { server, ready } = await startWith(options, logger);
    running = server;
    const rootKeyFile = ready.rootKeyFile ?? keepTemporarily("root-private-key.pem", server.rootPrivateKey);
    const adminTokenFile = ready.adminTokenFile ?? keepTemporarily("admin-token", server.admin?.token);
    announce({ ...ready, rootKeyFile, adminTokenFile }, options, listCommand);
    return await stop;
  };
  logger.info({ signal: await Promise.race([stop, start()]) }, "stopping");
  await running?.close();
}
