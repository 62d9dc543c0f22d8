import { createHash, randomBytes } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

import { readProcessStat } from "./process-stat.ts";

/** Which process it is, as others can tell it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in ticks since the machine did: a later one of the same number has another. 0: nobody can tell. */
  readonly startedAt: string;
  /** The boot of its machine, as 12 hex digits: each has another. 0: nobody can tell. */
  readonly boot: string;
  /** Where its number means anything: a boot of a machine and a PID namespace in it, as 12 hex digits. */
  readonly place: string;
}

/** Says which process this is. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const { pid } = process;
  if (process.platform !== "linux") return { pid, startedAt: "0", boot: "0", place: digest(hostname()) };
  try {
    const { startedAt } = await readProcessStat("self");
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const place = digest(boot + (await readlink("/proc/self/ns/pid")));
    return { pid, startedAt, boot: digest(boot), place };
  } catch {
    // A sandbox that shows none of it: a place that nobody else is in.
    return { pid, startedAt: "0", boot: "0", place: randomBytes(6).toString("hex") };
  }
}

/** What can be told of a process from here. */
export type ProcessState = "running" | "gone" | "unknown";

/** Looks whether a process still runs. Only what is certain counts: of one in another place nothing is known. */
export async function stateOf(
  { pid, startedAt, place }: ProcessIdentity,
  own: ProcessIdentity,
): Promise<ProcessState> {
  if (place !== own.place) return "unknown";
  if (!isThere(pid)) return "gone";
  if (process.platform !== "linux") return "running";
  try {
    // What is mounted there may be about another namespace, in which the numbers are others.
    if ((await readlink("/proc/self")) !== String(own.pid)) return "unknown";
    const now = await readProcessStat(String(pid));
    return now.startedAt === startedAt && !now.isOver ? "running" : "gone";
  } catch {
    return "unknown";
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Otherwise it is somebody else's.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
