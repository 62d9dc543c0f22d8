import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import type { NextStep } from "../errors/next-step.ts";

/** A command line that cannot be meant. The message names the option or argument, and what it takes. */
export function usageError(message: string, next?: readonly NextStep[]): CliError {
  return new CliError({ exitCode: exitCode.usage, code: "usage", message, next });
}
