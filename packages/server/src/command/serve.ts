import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pino } from "pino";

import { createLogger } from "../logger.ts";
import type { RunningServer } from "../start-server.ts";
import { startServer } from "../start-server.ts";
import type { Command } from "./parse-command.ts";

/** Serves until the process is told to stop. Resolves once everything in flight is done. */
export async function serve(options: Extract<Command, { name: "serve" }>): Promise<void> {
  const { port, host, dataDir, logLevel } = options;
  const logger = createLogger(logLevel, pino.destination({ fd: 2, sync: true }));
  const stop = nextStopSignal();
  const server = await startServer({ port, host, logger, ...(dataDir !== undefined && { dataDir }) });
  const keyFile = dataDir === undefined ? writeTemporary(server.rootPrivateKey!) : server.rootKeyFile;
  // Nobody may be reading: the server serves all the same.
  process.stdout.on("error", () => {});
  process.stdout.write(announcement(server, keyFile, dataDir));

  logger.info({ signal: await stop }, "stopping");
  await server.close();
}

/** Only the first signal is heard: a second one ends a process that takes too long, as it would without us. */
async function nextStopSignal(): Promise<string> {
  return await new Promise((resolve) => {
    const stop = (signal: string) => {
      process.off("SIGINT", stop).off("SIGTERM", stop).off("SIGHUP", stop);
      resolve(signal);
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  });
}

/** Without a data directory the key still has to be somewhere that its owner, and nobody else, can read. */
function writeTemporary(privateKey: string): string {
  const directory = mkdtempSync(join(tmpdir(), "akp-server-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, "root-private-key.pem");
  writeFileSync(file, privateKey, { flag: "wx", mode: 0o600 });
  return file;
}

function announcement(
  server: RunningServer,
  keyFile: string | undefined,
  dataDir: string | undefined,
): string {
  const lines = [
    `Listening on  ${server.url}  (Ctrl-C stops it)`,
    `Data          ${dataDir ?? "in memory, gone when the server stops; --data-dir DIR keeps it"}`,
    `Root key      ${keyFile ?? "none: its file is gone, or the pair was deleted"}`,
  ];
  if (keyFile !== undefined) {
    const token = [...ownCommand(), "token", keyFile].map(quote).join(" ");
    lines.push(
      "",
      "List the key pairs:",
      `  curl -H "Authorization: Bearer $(${token})" ${server.url}/api-key-pairs`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** How to start this program once more, from any directory. */
function ownCommand(): string[] {
  return [process.execPath, ...process.execArgv, process.argv[1]!];
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
