import { parseArgs } from "node:util";

import { parseServeOptions } from "./parse-serve-options.ts";
import type { ServeOptions } from "./serve-options.ts";
import { UsageError } from "./usage-error.ts";

/** What the words after `akp-server` ask for. */
export type Command =
  | { name: "help" }
  | { name: "version" }
  | { name: "token"; keyFile: string }
  | { name: "serve"; options: ServeOptions };

/**
 * @param args The words after the name of the program.
 * @param env The environment. Its `DATABASE_URL` stands in for `--database-url`.
 * @throws {UsageError}
 */
export function parseCommand(args: string[], env: Readonly<NodeJS.ProcessEnv> = {}): Command {
  const { values, positionals } = parse(args);
  const { help, version, ...flags } = values;
  if (help) return { name: "help" };
  if (version) return { name: "version" };
  const [first, keyFile, ...rest] = positionals;
  if (first === "token") {
    if (!keyFile || rest.length > 0)
      throw new UsageError("token takes one argument: the file of a private key");
    const [flag] = Object.keys(flags);
    if (flag !== undefined) throw new UsageError(`token takes no --${flag}: it starts no server`);
    return { name: "token", keyFile };
  }
  if (first !== undefined)
    throw new UsageError(`"${first}" is not a command; leave it out to start the server`);
  return { name: "serve", options: parseServeOptions(flags, env["DATABASE_URL"]) };
}

function parse(args: string[]) {
  try {
    // Without defaults: what is among the values was written.
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "data-dir": { type: "string" },
        "database-url": { type: "string" },
        revision: { type: "string" },
        workers: { type: "string" },
        "requests-per-minute": { type: "string" },
        admin: { type: "boolean" },
        metrics: { type: "boolean" },
        "log-level": { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    // Node's own messages name the flag and what is wrong with it.
    throw new UsageError((error as Error).message);
  }
}
