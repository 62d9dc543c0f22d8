import type { Facts } from "../facts.ts";
import type { Run } from "../run.ts";
import type { PlannedStep } from "./step-name.ts";

/** What came of a step. */
export interface StepOutcome {
  readonly facts?: Facts;
  /** What was found that nobody expected, in words. */
  readonly found?: string | undefined;
}

/** One step of a rotation. It may be done again after a run that ended in the middle of it. */
export interface Step {
  /** What is fixed when the step is first begun. */
  begin?(run: Run): Facts;
  /** @throws when the step could not be done: the rotation stops there */
  run(run: Run, planned: PlannedStep): Promise<StepOutcome>;
}
