import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { inject, onTestFinished } from "vitest";

import { borrowProcess } from "./borrow-process.ts";
import type { Surroundings } from "./borrow-process.ts";
import { inTurn } from "./in-turn.ts";

const bundle = inject("akp");

/** What starts `akp`. The packages that are not in its bundle are those of this repository, as sources. */
export const akpCommand: readonly string[] = [
  process.execPath,
  "--conditions=@api-key-pairs/source",
  join(bundle, "akp.js"),
];

/** How a run of `akp` ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** On top of an environment that holds nothing of the machine's own configuration. */
  env?: Record<string, string | undefined>;
  /** Where the command runs; a new directory unless told otherwise. */
  cwd?: string;
  /** What the command reads on stdin. Left out: nothing, and its end. */
  stdin?: string;
  /** Takes a process. */
  prefix?: never;
}

export interface LaunchOptions extends Omit<RunOptions, "prefix"> {
  /** A command that starts `akp`, such as `["nice"]`. */
  prefix?: readonly string[];
}

/** A new directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "akp-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts `akp` as a process of its own. It is killed after the test if it still runs. */
export function launch(
  args: readonly string[],
  { env = {}, cwd = temporaryDirectory(), stdin, prefix = [] }: LaunchOptions = {},
) {
  const command = [...prefix, ...akpCommand, ...args];
  const child = spawn(command[0]!, command.slice(1), {
    cwd,
    env: { ...bareEnvironment(cwd), ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  // A command that reads no stdin may be gone before all of it was written.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const ended = once(child, "close").then(([code, signal]): Ended => ({ code, signal, ...output }));
  return { child, output, ended };
}

/** Runs `akp` to its end as a process of its own: for what only a process has. */
export async function akpProcess(args: readonly string[], options?: LaunchOptions): Promise<Ended> {
  return await launch(args, options).ended;
}

/**
 * Runs `akp` to its end in this process, which takes a tenth of the time. Several at once wait for one another. Not for
 * signals, terminals, what writes past the streams (`--out -`) or tunes its process (`--all`): those need a process.
 */
export async function akp(
  args: readonly string[],
  { env = {}, cwd = temporaryDirectory(), stdin = "" }: RunOptions = {},
): Promise<Ended> {
  return await runHere(args, { cwd, env: { ...bareEnvironment(cwd), ...env }, stdin });
}

const runHere = inTurn(async (args: readonly string[], surroundings: Surroundings) => {
  const { main } = (await import(/* @vite-ignore */ pathToFileURL(join(bundle, "main.js")).href)) as {
    main: (words: readonly string[]) => Promise<number>;
  };
  const { result: code, ...output } = await borrowProcess(surroundings, async () => await main(args));
  return { code, signal: null, ...output };
});

/** What programs need to run, and no configuration: neither `GR4VY_*` nor the profiles of whoever runs the tests. */
export function bareEnvironment(home: string): Record<string, string | undefined> {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return {
    PATH,
    TMPDIR,
    SystemRoot,
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    TZ: "UTC",
    // What one process has compiled, the next need not.
    NODE_COMPILE_CACHE: join(bundle, "compile-cache"),
  };
}

/** An id as it is typed: one thumbprint in 64 starts with a hyphen, and would be an option. */
export function asWord(id: string): string {
  return id.startsWith("-") ? `-- ${id}` : id;
}
