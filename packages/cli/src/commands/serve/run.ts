import type { ListCommand, ServeOptions } from "@api-key-pairs/server/command";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { toCommandLine } from "../../program/to-command-line.ts";
import { usageError } from "../../program/usage-error.ts";

/** As they were typed: what they may be is for the server to say. */
interface ServeCommandOptions {
  readonly port?: string;
  readonly host?: string;
  readonly dataDir?: string;
  readonly revision?: string;
  readonly workers?: string;
  readonly requestsPerMinute?: string;
  readonly admin?: boolean;
  readonly metrics?: boolean;
  readonly logLevel?: string;
}

const listWithAkp: ListCommand = ({ url, rootKeyFile }) =>
  toCommandLine(["list"], { baseUrl: url, privateKeyFile: rootKeyFile });

export async function runServe(
  context: Context,
  { options }: CommandInput<ServeCommandOptions>,
): Promise<void> {
  const server = await import("@api-key-pairs/server/command");
  const {
    dataDir,
    requestsPerMinute,
    logLevel = context.globals.quiet ? "error" : "info",
    ...rest
  } = options;
  const flags = {
    ...rest,
    "data-dir": dataDir,
    "requests-per-minute": requestsPerMinute,
    "log-level": logLevel,
  };
  let serveOptions: ServeOptions;
  try {
    serveOptions = server.parseServeOptions(flags, process.env["DATABASE_URL"]);
  } catch (error) {
    throw usageError((error as Error).message);
  }
  try {
    await server.runServe(serveOptions, listWithAkp);
  } catch (error) {
    const { message, cause } = error as Error;
    const { code = "failed" } = cause as NodeJS.ErrnoException;
    throw new CliError({ exitCode: exitCode.failed, code, message }, { cause: error });
  }
}
