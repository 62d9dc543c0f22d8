import { readFile } from "node:fs/promises";

/**
 * The CPU time, user and system, that a process and its children have used so far. Its unit is a tick, about 10 ms:
 * of use in ratios. Linux only.
 */
export async function cpuTime(pid: number): Promise<number> {
  const [stat, children] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8"),
    readFile(`/proc/${pid}/task/${pid}/children`, "utf8"),
  ]);
  // After the name, which may hold anything but is in parentheses. See proc_pid_stat(5): utime is field 14, stime 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const own = Number(fields[11]) + Number(fields[12]);
  const ofChildren = await Promise.all(
    children
      .split(" ")
      .filter(Boolean)
      .map((child) => cpuTime(Number(child))),
  );
  return ofChildren.reduce((sum, time) => sum + time, own);
}
