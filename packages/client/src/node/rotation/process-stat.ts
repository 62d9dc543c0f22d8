import { readFile } from "node:fs/promises";

/**
 * Reads what Linux says of a process.
 *
 * @param pid - or `self`
 * @throws {Error} when there is no such process, or nothing can be read there
 */
export async function readProcessStat(pid: string) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The name of the program, in parentheses, may hold anything.
  const [state, , group, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    group: Number(group),
    /** In ticks since the machine did. */
    startedAt: fields[16]!,
    /** All that is left of it is its entry. */
    isOver: state === "Z" || state === "X",
  };
}
