import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs a program in a directory, and gives what it printed; a failure shows that too. */
export async function run(directory: string, program: string, args: readonly string[]): Promise<string> {
  // Not what this process was told by the one that runs the tests.
  const { NODE_OPTIONS: _options, NODE_ENV: _env, ...env } = process.env;
  try {
    return (await promisify(execFile)(program, args, { cwd: directory, env })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error([(error as Error).message, stdout, stderr].join("\n"), { cause: error });
  }
}
