import { spawn, type ChildProcess } from "node:child_process";
import { basename } from "node:path";

import { InputError } from "@api-key-pairs/core";

import type { Delivery, HandOver } from "../../rotation/index.ts";
import { openNamelessFile } from "./nameless-file.ts";
import { scrubLines } from "./scrub-lines.ts";

/** What `deliverToCommand` takes beside the command. */
export interface DeliverToCommandOptions {
  /**
   * What it is called in the journal and in errors.
   *
   * @default `command` and the name of the program
   */
  readonly name?: string | undefined;
  /**
   * How long it may take, in milliseconds. Then it is ended, and the rotation stops.
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

/** How long a command that was told to end may take to do so. */
const graceMs = 2_000;
/** What only a shell understands, or a program that is found under a name with a blank in it. */
const needsShell = /["$&'()*;<>?[\\\]`{|}~#\n]|^\s*\w+=/;

/**
 * Hands a key over to a command, as PEM on its stdin, which it may also read as `/dev/stdin`: never as an argument or in the
 * environment, where others on the machine can see it. The environment has the id of the pair, as `API_KEY_PAIR_ID`. When the command fails, is ended by
 * a signal or takes too long, the rotation stops, with the old key untouched. It may be run again with the same key; and
 * taking back runs it with the old one.
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
  const name = options.name ?? `command ${nameOf(words[0]!)}`;
  return { name, deliver: (delivery) => run({ program, args, isShell, ...options, name }, delivery) };
}

/** What does not look like a program may be a secret: `TOKEN=... program`. */
function nameOf(word: string): string {
  return /^[\w.:@+/\\-]+$/.test(word) ? basename(word) : "shell";
}

interface Command extends DeliverToCommandOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly isShell: boolean;
  readonly name: string;
}

async function run(command: Command, { key, signal }: Delivery): Promise<void> {
  const { program, args, isShell, name, cwd, timeoutMs = 60_000, onOutput = printToStderr } = command;
  const text = `${key.pem.trimEnd()}\n`;
  // Windows has no /dev/stdin, and keeps the names of files that are open.
  const file = process.platform === "win32" ? undefined : await openNamelessFile(text);
  const child = spawn(program, args, {
    shell: isShell,
    cwd,
    env: { ...process.env, API_KEY_PAIR_ID: key.id },
    stdio: [file?.fd ?? "pipe", "pipe", "pipe"],
  });
  const ended = endOf(child);
  // A command that reads nothing closes its stdin; whether that is right, its exit code says.
  child.stdin?.on("error", () => {}).end(text);
  const outputs = [child.stdout!, child.stderr!].map((stream) => {
    const print = scrubLines(key.pem, onOutput);
    stream.setEncoding("utf8").on("data", print);
    return () => print(undefined);
  });
  // The child has it by now.
  await file?.close();

  const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const end = () => endChild(child);
  over.addEventListener("abort", end, { once: true });
  if (over.aborted) end();
  let problem = await ended;
  over.removeEventListener("abort", end);
  for (const flush of outputs) flush();
  if (problem === undefined) return;
  if (over.aborted) problem = signal.aborted ? "was given up" : `did not end within ${timeoutMs} ms`;
  throw new Error(`The command ${name.replace(/^command /, "")} ${problem}`);
}

function printToStderr(text: string): void {
  process.stderr.write(text);
}

/** How it failed, or `undefined`. The system's own errors hold all arguments, which may be secrets of the user's. */
function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once("error", ({ code }: NodeJS.ErrnoException) =>
      resolve(`cannot be run: ${code === "ENOENT" ? "it is not found" : code}`),
    );
    child.once("close", (code, endedBy) => {
      if (code === 0) resolve(undefined);
      else resolve(code === null ? `was ended by ${endedBy}` : `failed with exit code ${code}`);
    });
  });
}

/** First asks, then insists; what it started itself may hold its output open, and is not waited for. */
function endChild(child: ChildProcess): void {
  child.kill();
  const timer = setTimeout(() => {
    child.kill("SIGKILL");
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, graceMs);
  child.once("close", () => clearTimeout(timer));
}
