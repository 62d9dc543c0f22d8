import type { Journal } from "./journal/journal.ts";
import { statusOf, type RotationStatus } from "./rotation-status.ts";
import { told, stateOf } from "./with-journal.ts";

/**
 * Reads where the rotation of a journal is, also while it runs.
 *
 * @param options - those of the rotation; the journal is enough
 * @returns `undefined` when there is none
 * @throws {@link RotationError} when the journal can't be read
 *
 * @example
 * ```ts
 * const status = await readRotation({ journal });
 * if (status?.state === "overlap") console.log(`Both keys work until ${status.overlapUntil}`);
 * ```
 */
export async function readRotation({
  journal,
}: {
  readonly journal: Journal;
}): Promise<RotationStatus | undefined> {
  const state = stateOf(await told("read", journal.read()));
  return state && statusOf(state);
}
