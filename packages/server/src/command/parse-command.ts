import { parseArgs } from "node:util";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** What the words after `akp-server` ask for. */
export type Command =
  | { name: "help" }
  | { name: "version" }
  | { name: "token"; keyFile: string }
  | { name: "serve"; port: number; host: string; dataDir: string | undefined; logLevel: string };

/** A command line that cannot be meant. The message names the flag and the remedy. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** @throws {UsageError} */
export function parseCommand(args: string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [first, keyFile, ...rest] = positionals;
  if (first === "token") {
    if (!keyFile || rest.length > 0)
      throw new UsageError("token takes one argument: the file of a private key");
    return { name: "token", keyFile };
  }
  if (first !== undefined)
    throw new UsageError(`"${first}" is not a command; leave it out to start the server`);
  return {
    name: "serve",
    port: parsePort(values.port),
    host: nonEmpty("--host", "an address to listen on, such as 127.0.0.1", values.host),
    dataDir:
      values["data-dir"] === undefined
        ? undefined
        : nonEmpty("--data-dir", "a directory", values["data-dir"]),
    logLevel: parseLogLevel(values["log-level"]),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: "string", default: "3000" },
        host: { type: "string", default: "127.0.0.1" },
        "data-dir": { type: "string" },
        "log-level": { type: "string", default: "info" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
  } catch (error) {
    // Node's own messages name the flag and what is wrong with it.
    throw new UsageError((error as Error).message);
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(
    `--port must be a whole number from 0 to 65535 (0 takes any free port), not "${text}"`,
  );
}

function parseLogLevel(text: string): string {
  if (logLevels.some((level) => level === text)) return text;
  throw new UsageError(`--log-level must be one of ${logLevels.join(", ")}, not "${text}"`);
}

function nonEmpty(flag: string, what: string, text: string): string {
  if (text !== "") return text;
  throw new UsageError(`${flag} must be ${what}, not ""`);
}
