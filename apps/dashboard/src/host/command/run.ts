import { loadConfig } from "@api-key-pairs/client/node";

import manifest from "../../../package.json" with { type: "json" };
import { explain } from "./explain.ts";
import { help } from "./help.ts";
import { parseCommand, type Command } from "./parse-command.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs `akp-dashboard`.
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
    const hint = isUsage ? "\nSee akp-dashboard --help." : "";
    process.stderr.write(`akp-dashboard: ${explain(error)}${hint}\n`);
    return isUsage ? 2 : 1;
  }
}

async function execute(command: Command): Promise<void> {
  switch (command.name) {
    case "help":
      process.stdout.write(help);
      return;
    case "version":
      process.stdout.write(`${manifest.version}\n`);
      return;
    case "serve": {
      const { target, profile, warnings, auth } = await loadConfig({ flags: command.config });
      for (const warning of warnings) process.stderr.write(`akp-dashboard: ${warning}\n`);
      const { serve } = await import("./serve.ts");
      await serve({ target, profile, auth: auth() }, command.flags);
    }
  }
}
