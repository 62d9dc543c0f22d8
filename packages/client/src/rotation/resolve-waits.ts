import { InputError } from "@api-key-pairs/core";

import type { RotationPlan } from "./rotation-plan.ts";

const dayMs = 86_400_000;

/** What says how long a rotation waits. */
export interface Waits {
  readonly emergency?: boolean | undefined;
  readonly overlapMs?: number | undefined;
  readonly graceMs?: number | undefined;
}

/**
 * How long the overlap and the grace are, in milliseconds.
 *
 * @throws {@link InputError} on a wait in an emergency
 */
export function resolveWaits({
  emergency = false,
  overlapMs,
  graceMs,
}: Waits): Pick<RotationPlan, "overlapMs" | "graceMs"> {
  if (!emergency) return { overlapMs: overlapMs ?? dayMs, graceMs: graceMs ?? 0 };
  for (const [name, ms] of Object.entries({ overlapMs, graceMs })) {
    if (ms) throw new InputError(name, "must be left out with emergency");
  }
  return { overlapMs: 0, graceMs: 0 };
}
