import { basename } from "node:path";

import { InputError } from "@api-key-pairs/core";

import type { HandOver } from "../../rotation/index.ts";
import { rehearseCommand, runCommand, type Command } from "./run-command.ts";

/** What `deliverToCommand` takes beside the command. */
export interface DeliverToCommandOptions {
  /**
   * What it is called in the journal and in errors.
   *
   * @default `command` and the name of the program
   */
  readonly name?: string | undefined;
  /**
   * How long it may take, in milliseconds. Then it is ended with all that it started, and the rotation stops.
   *
   * @default 60000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The directory that it runs in.
   *
   * @default the working directory of this process
   */
  readonly cwd?: string | undefined;
  /**
   * Gets what the command prints, without the key, line by line.
   *
   * @default writes it to stderr
   */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/** What only a shell understands, or a program that is found under a name with a blank in it. */
const needsShell = /["$&'()*;<>?[\\\]`{|}~#\n]|^\s*\w+=/;

/**
 * Hands a key over to a command, as PEM on its stdin, which it may also read as `/dev/stdin`: never as an argument or in the
 * environment, where others on the machine can see it. The environment has the id of the pair, as `API_KEY_PAIR_ID`. When the
 * command fails, is ended by a signal or takes too long, the rotation stops, with the old key untouched. It may be run
 * again with the same key; and taking back runs it with the old one. It is out of reach of the terminal: Ctrl-C does not
 * end it, and it cannot ask for a password there.
 *
 * @param command - program and arguments, run as they are; or one text, which a shell runs if it has quotes, pipes,
 *   variables or the like in it, and which is else split at blanks
 * @throws {@link InputError} when there is no command
 *
 * @example
 * ```ts
 * const toVault = deliverToCommand(["vault", "kv", "put", "secret/acme", "key=-"]);
 * const toGpg = deliverToCommand("gpg --encrypt --recipient ops > key.gpg");
 * ```
 */
export function deliverToCommand(
  command: string | readonly [string, ...string[]],
  options: DeliverToCommandOptions = {},
): HandOver {
  const isShell = typeof command === "string" && needsShell.test(command);
  const words = typeof command === "string" ? command.trim().split(/\s+/) : command;
  const [program, ...args] = isShell ? [command as string] : words;
  if (!program?.trim()) throw new InputError("command", "must be a program and its arguments");
  const {
    name = `command ${nameOf(words[0]!)}`,
    cwd,
    timeoutMs = 60_000,
    onOutput = printToStderr,
  } = options;
  const it: Command = { name, program, args, isShell, cwd, timeoutMs, onOutput };
  return {
    name,
    async prepare() {
      await rehearseCommand(it);
      return {};
    },
    deliver: (delivery) => runCommand(it, delivery),
  };
}

/** What does not look like a program may be a secret: `TOKEN=... program`. */
function nameOf(word: string): string {
  return /^[\w.:@+/\\-]+$/.test(word) ? basename(word) : "shell";
}

function printToStderr(text: string): void {
  process.stderr.write(text);
}
