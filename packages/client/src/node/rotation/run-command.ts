import { spawn, type ChildProcess } from "node:child_process";
import { stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

import type { Delivery } from "../../rotation/index.ts";
import { endGroup } from "./end-group.ts";
import { openNamelessFile } from "./nameless-file.ts";
import { scrubLines } from "./scrub-lines.ts";

/** A command that a key is handed over to. */
export interface Command {
  /** What it is called in errors, which say nothing of its arguments. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly isShell: boolean;
  readonly cwd: string | undefined;
  readonly timeoutMs: number;
  readonly onOutput: (text: string) => void;
}

/** Windows has no process groups, no /dev/stdin, and keeps the names of files that are open. */
const isWindows = process.platform === "win32";
/** How long a command that was told to end may take to do so, in milliseconds. */
const graceMs = 2_000;

/** Finds out what would keep a command from being run, whatever it is. */
export async function rehearseCommand({ name, cwd }: Command): Promise<void> {
  await checkDirectory(name, cwd);
  if (!isWindows) await (await openNamelessFile("")).close();
}

/**
 * Runs a command with a key on its stdin.
 *
 * @throws {Error} unless it ends well, in time and before it is given up
 */
export async function runCommand(command: Command, { key, signal }: Delivery): Promise<void> {
  const { name, cwd, timeoutMs, onOutput } = command;
  await checkDirectory(name, cwd);
  const text = `${key.pem.trimEnd()}\n`;
  const file = isWindows ? undefined : await openNamelessFile(text);
  let child: ChildProcess;
  try {
    child = start(command, key.id, file?.fd);
  } catch (error) {
    await file?.close();
    throw failure(name, `cannot be run: ${(error as NodeJS.ErrnoException).code}`);
  }
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
  let problem = await Promise.race([ended, abortOf(over)]);
  if (over.aborted) {
    const isEnded = await end(child, ended);
    problem = signal.aborted ? "was given up" : `did not end within ${timeoutMs} ms`;
    if (!isEnded) problem += ", and may go on: this user is not allowed to end it";
  }
  for (const flush of outputs) flush();
  if (problem !== undefined) throw failure(name, problem);
}

/** Some of what the system refuses is thrown, such as too long a command, and the rest is an event. */
function start(
  { program, args, isShell, cwd }: Command,
  id: string,
  stdin: number | undefined,
): ChildProcess {
  return spawn(program, args, {
    shell: isShell,
    cwd,
    env: { ...process.env, API_KEY_PAIR_ID: id },
    stdio: [stdin ?? "pipe", "pipe", "pipe"],
    // A process group of its own: a Ctrl-C that waits for it must not end it, and it can be ended with all that it started.
    detached: !isWindows,
  });
}

/** What a missing directory leads to, the system calls a missing program. */
async function checkDirectory(name: string, cwd: string | undefined): Promise<void> {
  if (cwd === undefined) return;
  const isThere = await stat(cwd).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isThere) throw failure(name, `cannot be run: its working directory ${cwd} is not there`);
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

function abortOf(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}

/** @returns whether it is ended */
async function end(child: ChildProcess, ended: Promise<unknown>): Promise<boolean> {
  const isEnded = isWindows ? child.kill() : await endGroup(child.pid!, graceMs);
  // What left the group may hold its output open, and is not waited for.
  await Promise.race([ended, wait(graceMs, undefined, { ref: false })]);
  child.stdout!.destroy();
  child.stderr!.destroy();
  child.unref();
  return isEnded;
}

function failure(name: string, problem: string): Error {
  return new Error(`The command ${name.replace(/^command /, "")} ${problem}`);
}
