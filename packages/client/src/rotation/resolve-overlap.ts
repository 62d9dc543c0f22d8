import { InputError } from "@api-key-pairs/core";

const dayMs = 86_400_000;

/** How long the overlap is, in milliseconds. */
export function resolveOverlap(emergency: boolean, overlapMs: number | undefined): number {
  if (!emergency) return overlapMs ?? dayMs;
  if (overlapMs) throw new InputError("overlapMs", "must be left out with emergency");
  return 0;
}
