import type { PlannedStep } from "./steps/step-name.ts";

/** What is told of a step while a rotation runs. Holds no secret. */
export interface RotationEvent {
  readonly step: PlannedStep;
  /** `waiting`: until the overlap is over, or a key is accepted or refused everywhere. */
  readonly status: "started" | "waiting" | "done";
  /** Until when, at the latest, if it waits: an RFC 3339 date-time. */
  readonly until?: string | undefined;
  /** What was found that nobody expected, in words. */
  readonly found?: string | undefined;
}

/** Told of every step. What it throws is ignored: watching a rotation must not change its outcome. */
export type StepListener = (event: RotationEvent) => void;
