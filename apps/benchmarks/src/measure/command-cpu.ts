import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The built `akp`. */
export const akp = new URL("../../../../packages/cli/dist/akp.cjs", import.meta.url).pathname;

/**
 * Runs a program some times in a row, and measures what the runs cost from their start to their end.
 *
 * @param args The arguments of Node.js.
 * @returns CPU time, user and system, in seconds.
 */
export async function cpuOfRuns(
  args: readonly string[],
  { runs = 10, env }: { runs?: number; env?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const loop = `i=0; while [ $i -lt ${runs} ]; do "$@" > /dev/null || exit; i=$((i+1)); done; times`;
  const { stdout } = await promisify(execFile)("sh", ["-c", loop, "sh", process.execPath, ...args], {
    env: { ...process.env, ...env },
  });
  // The second line is about the children of the shell: `0m1.230000s 0m0.120000s`.
  const times = [...stdout.split("\n")[1]!.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
