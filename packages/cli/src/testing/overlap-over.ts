import { setTimeout } from "node:timers/promises";

/** Waits for the end of the overlap, or the grace, that the output of `akp rotate` tells of. */
export async function overlapOver(stdout: string, name: "overlap" | "grace" = "overlap"): Promise<void> {
  const [, until] = new RegExp(`"${name}_until":"(.+?)"`).exec(stdout)!;
  // A timer may ring a moment early.
  while (Date.now() <= Date.parse(until!)) await setTimeout(Date.parse(until!) - Date.now() + 1);
}
