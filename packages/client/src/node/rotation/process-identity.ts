import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

/**
 * Tells a running process from one that got the same number later, where the system says when a process began.
 *
 * @returns `undefined` when there is no such process, or all that is left of it is its entry
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (!existsSync("/proc/self/stat")) return isAlive(pid) ? "0" : undefined;
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in parentheses, may hold anything. After it: the state, and 19 fields on, the start time.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
