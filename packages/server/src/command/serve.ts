import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { announce } from "./announce.ts";
import type { ListCommand } from "./announce.ts";
import { createCommandLogger } from "./command-logger.ts";
import type { ServeOptions } from "./serve-options.ts";
import { startWith } from "./start-with.ts";
import { nextStopSignal } from "./stop-signal.ts";

/** Serves until the process is told to stop. Resolves once everything in flight is done. */
export async function serve(options: ServeOptions, listCommand: ListCommand): Promise<void> {
  const logger = createCommandLogger(options.logLevel);
  const stop = nextStopSignal();
  const { server, ready } = await startWith(options, logger);
  const rootKeyFile = ready.rootKeyFile ?? keepTemporarily("root-private-key.pem", server.rootPrivateKey);
  const adminTokenFile = ready.adminTokenFile ?? keepTemporarily("admin-token", server.admin?.token);
  announce({ ...ready, rootKeyFile, adminTokenFile }, options, listCommand);

  logger.info({ signal: await stop }, "stopping");
  await server.close();
}

/** Without a data directory a secret still has to be somewhere that its owner, and nobody else, can read. */
function keepTemporarily(name: string, secret: string | undefined): string | undefined {
  if (secret === undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), "akp-server-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, name);
  writeFileSync(file, secret, { flag: "wx", mode: 0o600 });
  return file;
}
