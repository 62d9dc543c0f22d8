import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** How a run of `akp` ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Where `akp` is run. */
export interface Machine {
  /** The file of the command. */
  readonly bin: string;
  /** The working directory, and all that there is of a configuration. */
  readonly home: string;
}

/** A run of `akp`. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

/**
 * Starts the real command as a process of its own, as a terminal would.
 *
 * @param words What follows `akp`.
 */
export function startAkp(words: readonly string[], { bin, home }: Machine): Running {
  const child = spawn(process.execPath, ["--conditions=@api-key-pairs/source", bin, ...words], {
    cwd: home,
    env: {
      ...withoutConfiguration(process.env),
      GR4VY_CONFIG: join(home, "akp.toml"),
      // What it would be if this were a terminal.
      GR4VY_OUTPUT: "table",
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(([code]): Ended => ({ code, stdout, stderr }));
  return { child, ended };
}

/** The demo is about itself, not about what is configured on the machine. */
function withoutConfiguration(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("GR4VY_") && name !== "DATABASE_URL");
  return Object.fromEntries(kept);
}
