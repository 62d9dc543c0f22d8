import { checkJournal } from "./check-journal.ts";
import { openRun, stopped } from "./open-run.ts";
import { resolveOptions } from "./resolve-options.ts";
import { RotationError } from "./rotation-error.ts";
import type { AbortRotationOptions } from "./rotation-options.ts";
import { countBegun, isOver, mayBeOff } from "./rotation-state.ts";
import { statusOf, type RotationStatus } from "./rotation-status.ts";
import type { Run } from "./run.ts";
import { runSteps } from "./run-steps.ts";
import { mayLeaveSomething } from "./safe-create/create-account.ts";
import { refusalOf } from "./steps/wait-for-acceptance.ts";
import { withJournal } from "./with-journal.ts";

/**
 * Takes a rotation back: switches the old pair on again if it was off, gives the old key back to those who got the new one,
 * and deletes the new pair, signed by the old key. Only a pair that this rotation certainly created is deleted. It can be
 * called again after it stopped, and where it is done already, nothing is done.
 *
 * @returns where the rotation is, with everything that may be left
 * @throws {@link RotationError} when the old pair was deleted or may have been (`not_abortable`), or a step failed
 * @throws {@link InputError} on an option that can't be right
 *
 * @example
 * ```ts
 * const { account } = await abortRotation({ client: { instance: "acme" }, journal, vault, handOver });
 * for (const { id } of account.unexplained) console.warn(`Look at ${id}: it may be left behind`);
 * ```
 */
export async function abortRotation(options: AbortRotationOptions): Promise<RotationStatus> {
  const settings = resolveOptions(options, "abortRotation");
  return await withJournal(settings, async (journal, present) => {
    const { state, hasOldKey } = await checkJournal(present, settings, options.currentKey);
    const run = openRun(settings, journal, state, false);
    if (state.direction === "forward") {
      await checkAbortable(run);
      await run.record({ kind: "abort" });
    } else if (isOver(state)) return statusOf(state);
    if (hasOldKey && !run.state.facts.isReturned) await run.note({ isReturned: true });
    await runSteps(run, "done");
    return statusOf(run.state);
  });
}

/** Whether taking back leaves a key that works: the old one, or the new one where it can switch the old one on again. */
async function checkAbortable(run: Run): Promise<void> {
  const { state } = run;
  if (isOver(state)) throw stopped(state, "The rotation is done; rotate again", "not_abortable");
  if (countBegun(state, "delete") > 0) {
    throw stopped(
      state,
      "The old key pair is deleted, or may still be: only resume is left",
      "not_abortable",
    );
  }
  const { newId, account } = state.facts;
  // What was not begun needs no key to be taken back.
  if (newId === undefined && !(account && mayLeaveSomething(account))) return;
  let failure: unknown;
  for (const role of mayBeOff(state) ? (["old", "new"] as const) : (["old"] as const)) {
    failure = await refusalOf(run, role).catch((error: unknown) => error);
    if (failure === undefined) return;
    if (failure instanceof RotationError) throw failure;
  }
  const what = mayBeOff(state)
    ? `Neither key was accepted: switch ${state.facts.oldId} on again by other means`
    : "The old key was not accepted: only resume is sure";
  throw stopped(state, what, "not_abortable", { failure });
}
