import type { RotationEvent, StepName } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";

/** Steps that only wait or look: to leave them is to lose nothing. */
const patientSteps: ReadonlySet<StepName> = new Set(["snapshot", "prove", "overlap", "grace", "verify"]);

/** What Ctrl-C does to a rotation. */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** Tells it which step goes on. */
  follow(event: RotationEvent): void;
}

/**
 * Takes over from the signal of the context, for the rest of the process. The first Ctrl-C (SIGTERM, a terminal that
 * closes) waits for the end of a step that is better not left half done, and the second stops at once.
 *
 * @param tell Tells on stderr that it waits.
 */
export function createStopSignal({ signal }: Context, tell: (text: string) => void): StopSignal {
  const controller = new AbortController();
  let isInHand = false;
  let isAsked = false;

  function interrupt(): void {
    if (!isInHand || isAsked) return controller.abort();
    isAsked = true;
    tell("Finishing this step; Ctrl-C again stops at once");
  }
  if (signal.aborted) controller.abort();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, interrupt);

  return {
    signal: controller.signal,
    follow({ step, status }) {
      isInHand = status !== "done" && !patientSteps.has(step.name);
      if (isAsked && !isInHand) controller.abort();
    },
  };
}
