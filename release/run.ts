import { spawn } from "node:child_process";
import { once } from "node:events";

export interface RunOptions {
  /** All that it finds in its environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Kills it. */
  readonly signal: AbortSignal;
  /**
   * How long it may take, in seconds.
   *
   * @default 600, forty times what the slowest takes: for what hangs, since how busy the machine is decides nothing.
   */
  readonly limit?: number;
}

/** A program that runs. */
export interface RunningProgram {
  /** What it printed, once it has ended well. */
  readonly ended: Promise<string>;
  /** Waits until it has printed that. */
  prints(pattern: RegExp): Promise<string>;
  /** Kills it, and waits for its end. */
  kill(): Promise<void>;
}

/**
 * Starts a program that can ask nothing, and that ends together with all that it started. A failure shows the command and
 * the last lines that it printed.
 */
export function start(
  directory: string,
  program: string,
  args: readonly string[],
  { env, signal, limit = 600 }: RunOptions,
): RunningProgram {
  const child = spawn(program, args, {
    cwd: directory,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own
  });
  let stdout = "";
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    printed += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));

  const timeout = AbortSignal.timeout(limit * 1000);
  const tooLate = new Error(`It did not end within ${limit} s, and was killed.`);
  const killed = new AbortController();
  const stopped = AbortSignal.any([signal, timeout, killed.signal]);

  async function end(): Promise<string> {
    try {
      // Not before all that it started has let go of its streams too.
      const [code, name] = await once(child, "close", { signal: stopped });
      if (code === 0) return stdout;
      throw new Error(name === null ? `It ended with exit code ${code}.` : `It was ended by ${name}.`);
    } catch (error) {
      const reason = (timeout.aborted ? tooLate : (stopped.reason ?? error)) as Error;
      throw new Error([[program, ...args].join(" "), reason.message, ...lastLines(printed)].join("\n"), {
        cause: error,
      });
    } finally {
      if (child.pid !== undefined) killGroup(child.pid);
      child.stdout.destroy();
      child.stderr.destroy();
    }
  }
  const ended = end();

  return {
    ended,
    async prints(pattern) {
      for (;;) {
        const [found] = pattern.exec(stdout) ?? [];
        if (found !== undefined) return found;
        await once(child.stdout, "data", { signal: stopped });
      }
    },
    async kill() {
      killed.abort(new Error("It was killed."));
      await ended.catch(() => {});
    },
  };
}

/** Runs a program to its end, as `start` does, and gives what it printed. */
export async function run(...args: Parameters<typeof start>): Promise<string> {
  return await start(...args).ended;
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}

const lastLines = (text: string) => text.trimEnd().split("\n").slice(-40);
