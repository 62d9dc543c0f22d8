import { setTimeout } from "node:timers/promises";

/** Waits for the end of the overlap that the output of `akp rotate` tells of. */
export async function overlapOver(stdout: string): Promise<void> {
  const [, until] = /"overlap_until":"(.+?)"/.exec(stdout)!;
  // A timer may ring a moment early.
  while (Date.now() <= Date.parse(until!)) await setTimeout(Date.parse(until!) - Date.now() + 1);
}
