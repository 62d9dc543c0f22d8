/** The steps that replace a key: see the table in the README for what a crash at each of them means. */
export type ForwardStepName =
  | "snapshot"
  | "create"
  | "prove"
  | "hand-over"
  | "overlap"
  | "deactivate"
  | "grace"
  | "delete"
  | "verify"
  | "finish";

/** The steps that take it back. */
export type BackwardStepName = "reactivate" | "recover" | "hand-back" | "delete-new" | "clear";

export type StepName = ForwardStepName | BackwardStepName;

/** One step of a plan. */
export interface PlannedStep {
  readonly name: StepName;
  /** Which hand-over it is about: its place in the list, and its name. */
  readonly target?: number;
  readonly to?: string;
}
