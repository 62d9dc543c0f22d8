import type { HandOver } from "./hand-over.ts";
import { resolveWaits } from "./resolve-waits.ts";
import { forwardSteps } from "./rotation-plan.ts";
import type { PlannedStep } from "./steps/step-name.ts";

/** What `planRotation` takes: what decides which steps there are. */
export interface PlanRotationOptions {
  /** @default [] */
  readonly handOver?: readonly Pick<HandOver, "name">[] | undefined;
  /**
   * In milliseconds.
   *
   * @default 86400000, a day
   */
  readonly overlapMs?: number | undefined;
  /**
   * In milliseconds.
   *
   * @default 0
   */
  readonly graceMs?: number | undefined;
  /** @default false */
  readonly emergency?: boolean | undefined;
}

/**
 * Says which steps a rotation would take, in order. Nothing is sent, looked at or written.
 *
 * @param options - those of the rotation that decide its steps
 *
 * @example
 * ```ts
 * planRotation({ emergency: true }).map(({ name }) => name);
 * // snapshot, create, prove, prove, deactivate, delete, verify, finish
 * ```
 */
export function planRotation({ handOver = [], ...waits }: PlanRotationOptions = {}): PlannedStep[] {
  return forwardSteps({
    handOver: handOver.map(({ name }) => ({ name })),
    ...resolveWaits(waits),
  });
}
