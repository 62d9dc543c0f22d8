import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";

/** A command line that cannot be meant. The message names the option or argument, and what it takes. */
export function usageError(message: string, next?: readonly string[]): CliError {
  return new CliError({ exitCode: exitCode.usage, code: "usage", message, next });
}
