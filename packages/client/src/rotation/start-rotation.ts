import { timestamp } from "./clock.ts";
import type { KeyInHand } from "./key-in-hand.ts";
import { openRun, stopped } from "./open-run.ts";
import { readKey } from "./read-key.ts";
import { resolveOptions, type Settings } from "./resolve-options.ts";
import { resolveWaits } from "./resolve-waits.ts";
import { RotationError } from "./rotation-error.ts";
import type { StartRotationOptions } from "./rotation-options.ts";
import type { PlannedHandOver, RotationPlan } from "./rotation-plan.ts";
import { advance, isOver, isUnderWay, type RotationState } from "./rotation-state.ts";
import { statusOf, type RotationStatus } from "./rotation-status.ts";
import { recordVersion, type BeganRecord } from "./journal/journal-record.ts";
import { runSteps } from "./run-steps.ts";
import { safeCause } from "./safe-cause.ts";
import { whereIs } from "./vault/where-is.ts";
import { withJournal } from "./with-journal.ts";

/**
 * Replaces a key without an outage: creates a new pair, proves that it works, hands it over, lets both work for a while,
 * then switches the old pair off where the API can, and deletes it, signed by the new key, and makes sure that the old key
 * is refused. Each step is written to the journal before and after it is done, so that `resumeRotation` finishes and
 * `abortRotation` takes back what was interrupted, wherever that was. The old key works until the new one is proven and
 * handed over.
 *
 * @returns where the rotation is: at the overlap, unless there is none or `until` says otherwise
 * @throws {@link RotationError} that says what is known of both keys, and what can be done next
 * @throws {@link InputError} on an option that can't be right
 *
 * @example
 * ```ts
 * const files = { journal: createFileJournal("key.rotation"), vault: createFileVault("key.rotation") };
 * const handOver = [deliverToFile("key.pem")];
 * await startRotation({ client: { instance: "acme" }, currentKey, handOver, ...files });
 * // a day later
 * await resumeRotation({ client: { instance: "acme" }, handOver, ...files });
 * ```
 */
export async function startRotation(options: StartRotationOptions): Promise<RotationStatus> {
  const settings = resolveOptions(options, "startRotation");
  const { emergency = false, until = "overlap" } = options;
  const waits = resolveWaits(options);
  const old = await readKey(options.currentKey);

  return await withJournal(settings, async (journal, present) => {
    if (present !== undefined && isUnderWay(present)) {
      throw stopped(present, "The journal holds a rotation that is not over", "unfinished");
    }
    await checkVault(settings, present, old);
    const plan: RotationPlan = {
      baseUrl: settings.baseUrl,
      oldThumbprint: old.thumbprint,
      handOver: await prepareHandOver(settings, old),
      ...waits,
      soleCreator: options.soleCreator ?? false,
      onOrphan: options.onOrphan ?? "report",
    };
    const began: BeganRecord = {
      kind: "began",
      version: recordVersion,
      at: timestamp(settings.clock),
      plan,
    };
    try {
      await journal.begin(began);
    } catch (failure) {
      throw refused("The journal cannot be written", "journal", failure, old);
    }
    try {
      // Not before there is a journal that leads to it.
      await settings.vault.store("old", old);
    } catch (failure) {
      throw refused("The vault cannot be written", "vault", failure, old);
    }
    const run = openRun(settings, journal, advance(undefined, began), emergency);
    await runSteps(run, until);
    return statusOf(run.state);
  });
}

/** Makes sure that no key is overwritten that may be nowhere else. */
async function checkVault(
  { vault }: Settings,
  present: RotationState | undefined,
  old: KeyInHand,
): Promise<void> {
  // A rotation that may be begun again gave its keys to nobody: who had the old one has it, and the new one has no pair.
  if (present !== undefined && !isOver(present)) return await vault.remove("new").catch(refuseVault);
  for (const role of ["old", "new"] as const) {
    const kept = await vault.load(role).catch(refuseVault);
    if (kept === undefined || (role === "old" && kept.thumbprint === old.thumbprint)) continue;
    const where = whereIs(vault, role);
    throw new RotationError(
      `An earlier rotation left the key ${kept.thumbprint} in ${where}; move it where it belongs`,
      { problem: "vault" },
    );
  }
}

function refuseVault(failure: unknown): never {
  throw refused("The vault cannot be read", "vault", failure);
}

/** Finds out what cannot work before anything is minted. */
async function prepareHandOver({ handOver }: Settings, old: KeyInHand): Promise<PlannedHandOver[]> {
  const prepared: PlannedHandOver[] = [];
  for (const recipient of handOver) {
    try {
      prepared.push({ name: recipient.name, note: await recipient.prepare?.(old) });
    } catch (failure) {
      throw refused(`The key cannot be handed over (${recipient.name})`, "hand_over", failure, old);
    }
  }
  return prepared;
}

function refused(
  what: string,
  problem: "vault" | "journal" | "hand_over",
  failure: unknown,
  old?: KeyInHand,
): RotationError {
  const cause = safeCause(failure, old === undefined ? [] : [old.pem]);
  return new RotationError(`${what}: ${cause.message}. Nothing was created`, { problem, cause });
}
