import type { Facts } from "../facts.ts";
import type { RotationPlan } from "../rotation-plan.ts";
import type { StepName } from "../steps/step-name.ts";

/** The version of the records. Those of another one are refused. */
export const recordVersion = 1;

interface Timed {
  /** By this machine's clock: an RFC 3339 date-time. */
  readonly at: string;
}

/** The first record: what is going to be done. */
export interface BeganRecord extends Timed {
  readonly kind: "began";
  readonly version: typeof recordVersion;
  readonly plan: RotationPlan;
}

/** Written before a step: a run that finds it last does not know what came of the step. */
export interface BeforeRecord extends Timed {
  readonly kind: "before";
  readonly step: StepName;
  readonly facts?: Facts | undefined;
}

/** Written after a step, with what came of it. */
export interface AfterRecord extends Timed {
  readonly kind: "after";
  readonly step: StepName;
  readonly facts?: Facts | undefined;
  /** What was found that nobody expected, in words. */
  readonly found?: string | undefined;
}

/** Something that must be known whatever comes of the step. */
export interface NoteRecord extends Timed {
  readonly kind: "note";
  readonly facts: Facts;
}

/** From here on, everything is taken back. */
export interface AbortRecord extends Timed {
  readonly kind: "abort";
}

/** One line of a journal, as JSON. */
export type JournalRecord = BeganRecord | BeforeRecord | AfterRecord | NoteRecord | AbortRecord;
