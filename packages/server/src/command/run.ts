import { packageVersion } from "../package-version.ts";
import { help } from "./help.ts";
import { listWithCurl } from "./list-with-curl.ts";
import type { Command } from "./parse-command.ts";
import { parseCommand } from "./parse-command.ts";
import { runServe } from "./run-serve.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs `akp-server`.
 *
 * @param args The words after the name of the program.
 * @param env The environment.
 * @returns The exit code: 0, 1 when it failed, 2 when the command line was wrong.
 */
export async function run(args: string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  try {
    await execute(parseCommand(args, env));
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? "\nSee akp-server --help." : "";
    process.stderr.write(`akp-server: ${(error as Error).message}${hint}\n`);
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
      process.stdout.write(`${packageVersion()}\n`);
      return;
    case "token":
      await (await import("./print-token.ts")).printToken(command.keyFile);
      return;
    case "serve":
      await runServe(command.options, listWithCurl);
  }
}
