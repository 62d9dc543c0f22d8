import { readFileSync } from "node:fs";

import { help } from "./help.ts";
import type { Command } from "./parse-command.ts";
import { parseCommand, UsageError } from "./parse-command.ts";

/**
 * Runs `akp-server`.
 *
 * @param args The words after the name of the program.
 * @returns The exit code: 0, 1 when it failed, 2 when the command line was wrong.
 */
export async function run(args: string[]): Promise<number> {
  try {
    await execute(parseCommand(args));
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? "\nSee akp-server --help." : "";
    process.stderr.write(`akp-server: ${explain(error as NodeJS.ErrnoException)}${hint}\n`);
    return isUsage ? 2 : 1;
  }
}

/** Loads no more than the command needs: --help should not wait for a database. */
async function execute(command: Command): Promise<void> {
  switch (command.name) {
    case "help":
      process.stdout.write(help);
      return;
    case "version":
      process.stdout.write(`${readVersion()}\n`);
      return;
    case "token":
      await (await import("./print-token.ts")).printToken(command.keyFile);
      return;
    case "serve":
      await (await import("./serve.ts")).serve(command);
  }
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

/** Says what to do about the errors that a listening socket is likely to have. */
function explain(error: NodeJS.ErrnoException & { address?: string; port?: number }): string {
  const where = `port ${error.port} of ${error.address}`;
  switch (error.syscall === "listen" ? error.code : undefined) {
    case "EADDRINUSE":
      return `${where} is already in use. Stop what uses it, or choose another with --port (0 takes any free one).`;
    case "EACCES":
      return `${where} may not be used by this user. Choose one above 1023 with --port.`;
    case "EADDRNOTAVAIL":
      return `${error.address} is not an address of this machine. Choose one that is with --host.`;
    default:
      return error.message;
  }
}
