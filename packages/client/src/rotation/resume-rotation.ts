import { checkJournal } from "./check-journal.ts";
import { openRun, stopped } from "./open-run.ts";
import { resolveOptions } from "./resolve-options.ts";
import type { ResumeRotationOptions } from "./rotation-options.ts";
import { isOver } from "./rotation-state.ts";
import { statusOf, type RotationStatus } from "./rotation-status.ts";
import { runSteps } from "./run-steps.ts";
import { withJournal } from "./with-journal.ts";

/**
 * Goes on with a rotation that stopped, wherever that was. A step of which it is not known whether it was done is done
 * again: a key may be handed over twice, never to somebody else. Where the rotation is over, nothing is done.
 *
 * @returns where the rotation is: at its end, unless `until` is `"overlap"`
 * @throws {@link RotationError} that says what is known of both keys, and what can be done next
 * @throws {@link InputError} on an option that can't be right
 *
 * @example
 * ```ts
 * const status = await resumeRotation({ client: { instance: "acme" }, journal, vault, handOver });
 * console.log(status.state, status.findings);
 * ```
 */
export async function resumeRotation(options: ResumeRotationOptions): Promise<RotationStatus> {
  const settings = resolveOptions(options, "resumeRotation");
  const { emergency = false, until = "done" } = options;
  return await withJournal(settings, async (journal, present) => {
    const { state } = await checkJournal(present, settings, options.currentKey);
    if (isOver(state)) return statusOf(state);
    if (state.direction === "backward") {
      throw stopped(state, "The rotation is being taken back", "not_resumable");
    }
    const run = openRun(settings, journal, state, emergency);
    await runSteps(run, until);
    return statusOf(run.state);
  });
}
