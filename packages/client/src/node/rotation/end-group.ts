import { readdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

import { readProcessStat } from "./process-stat.ts";

/**
 * Ends all processes of a group: first asks, then insists.
 *
 * @param leader - the process id of the first one, which the group is called after
 * @param graceMs - how long they may take to do as asked, in milliseconds
 * @returns whether they are ended: not where one is somebody else's
 */
export async function endGroup(leader: number, graceMs: number): Promise<boolean> {
  const deadline = performance.now() + graceMs;
  send(leader, "SIGTERM");
  while ((await isLiving(leader)) && performance.now() < deadline) await wait(20);
  send(leader, "SIGKILL");
  return send(leader, 0) !== "refused";
}

function send(leader: number, signal: NodeJS.Signals | 0): "sent" | "gone" | "refused" {
  try {
    process.kill(-leader, signal);
    return "sent";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH" ? "gone" : "refused";
  }
}

/** In a container often nobody collects orphans that are over, and they stay in their group. */
async function isLiving(leader: number): Promise<boolean> {
  if (send(leader, 0) === "gone") return false;
  if (process.platform !== "linux") return true;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readProcessStat(pid).catch(() => undefined)));
  return stats.some((stat) => stat?.group === leader && !stat.isOver);
}
