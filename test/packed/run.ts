import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface RunOptions {
  /** What it finds in its environment besides that of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** Runs a program in a directory, and gives what it printed; a failure shows that too. */
export async function run(
  directory: string,
  program: string,
  args: readonly string[],
  { env: added, ...options }: RunOptions = {},
): Promise<string> {
  // Not what this process was told by the one that started it.
  const { NODE_OPTIONS: _options, NODE_ENV: _env, FORCE_COLOR: _color, ...env } = process.env;
  try {
    const ended = await promisify(execFile)(program, args, {
      cwd: directory,
      env: { ...env, NO_COLOR: "1", ...added },
      ...options,
    });
    return ended.stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    const [failure] = (error as Error).message.split("\n", 1);
    throw new Error([failure, stdout, stderr].join("\n"), { cause: error });
  }
}
