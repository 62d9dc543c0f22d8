import { throwIfAborted } from "../road/scope.ts";
import { stopped } from "./open-run.ts";
import { RotationError } from "./rotation-error.ts";
import type { Until } from "./rotation-options.ts";
import { nextStep, type RotationState } from "./rotation-state.ts";
import type { Run } from "./run.ts";
import { steps } from "./steps/index.ts";
import type { PlannedStep, StepName } from "./steps/step-name.ts";

/**
 * Does the steps that are left, each written down before and after: the one place that decides what comes next. A step
 * that was begun in a run that ended is done again, and is made so that this does no harm.
 *
 * @throws {@link RotationError} that says what is known of both keys, and what can be done next
 */
export async function runSteps(run: Run, until: Until): Promise<void> {
  for (let planned = nextStep(run.state); planned; planned = nextStep(run.state)) {
    const { name } = planned;
    const step = steps[name];
    try {
      throwIfAborted([run.settings.signal]);
      if (!run.state.isBegun) await run.record({ kind: "before", step: name, facts: step.begin?.(run) });
      if (!run.isEmergency && isStop(name, until, run.state)) return;
      run.tell({ status: "started" });
      const { facts, found } = await step.run(run, planned);
      await run.record({ kind: "after", step: name, facts, found });
      run.tell({ step: planned, status: "done", found });
    } catch (failure) {
      throw failure instanceof RotationError
        ? failure
        : stopped(run.state, sayWhere(planned), "step", { failure });
    }
  }
}

/** Whether a wait that was begun is as far as to go. Without an API that can switch a pair off there is no grace. */
function isStop(name: StepName, until: Until, { facts }: RotationState): boolean {
  if (name === "overlap") return until === "overlap";
  return name === "grace" && until !== "done" && facts.graceUntil !== undefined;
}

function sayWhere({ name, to }: PlannedStep): string {
  return `The rotation stopped at ${name}${to === undefined ? "" : ` (${to})`}`;
}
