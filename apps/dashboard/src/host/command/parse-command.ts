import { parseArgs } from "node:util";

import { looksSecret, type ConfigFlags } from "@api-key-pairs/client/node";

import { UsageError } from "./usage-error.ts";

/** How the dashboard is to run. */
export interface ServeFlags {
  readonly port: number;
  readonly idleMinutes: number;
  readonly open: boolean;
  readonly verbose: boolean;
}

/** What the words after `akp-dashboard` ask for. */
export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | { readonly name: "serve"; readonly flags: ServeFlags; readonly config: ConfigFlags };

/** No session lasts longer than 12 hours. */
const longestIdleMinutes = 720;

/**
 * @param args The words after the name of the program.
 * @throws {UsageError}
 */
export function parseCommand(args: string[]): Command {
  // Before anything repeats it in a message.
  if (args.some(holdsSecret))
    throw new UsageError(
      "a private key or a token must not be on the command line, where everybody on this machine can see it; " +
        "take --private-key-file",
    );
  const { help, version, port, open, verbose, ...rest } = parse(args);
  if (help) return { name: "help" };
  if (version) return { name: "version" };
  const {
    "idle-minutes": idleMinutes,
    "base-url": baseUrl,
    "private-key-file": privateKeyFile,
    ...config
  } = rest;
  return {
    name: "serve",
    flags: {
      port: wholeNumber("--port", port ?? "0", 0, 65_535),
      idleMinutes: wholeNumber("--idle-minutes", idleMinutes ?? "60", 1, longestIdleMinutes),
      open: open ?? false,
      verbose: verbose ?? false,
    },
    config: { ...config, baseUrl, privateKeyFile },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        profile: { type: "string", short: "p" },
        instance: { type: "string", short: "i" },
        environment: { type: "string", short: "e" },
        "base-url": { type: "string" },
        "private-key-file": { type: "string", short: "k" },
        config: { type: "string" },
        port: { type: "string" },
        "idle-minutes": { type: "string" },
        open: { type: "boolean" },
        verbose: { type: "boolean", short: "v" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "V" },
      },
    }).values;
  } catch (error) {
    // Node's own messages name the flag and what is wrong with it.
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(flag: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= lowest && value <= highest) return value;
  throw new UsageError(`${flag} must be a whole number from ${lowest} to ${highest}`);
}

/** Also as the value of an option (`--profile=…`, `-p…`). */
function holdsSecret(arg: string): boolean {
  return [arg, arg.slice(2), ...arg.split("=")].some(looksSecret);
}
