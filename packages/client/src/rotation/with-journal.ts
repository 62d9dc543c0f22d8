import { RotationError } from "./rotation-error.ts";
import type { OpenJournal } from "./journal/journal.ts";
import { recordVersion, type JournalRecord } from "./journal/journal-record.ts";
import type { Settings } from "./resolve-options.ts";
import { readState, type RotationState } from "./rotation-state.ts";
import { safeCause } from "./safe-cause.ts";

/**
 * Does something with the journal of a rotation while nobody else can.
 *
 * @throws {@link RotationError} when another rotation has the journal, or it can't be opened
 */
export async function withJournal<T>(
  { journal }: Settings,
  use: (journal: OpenJournal, state: RotationState | undefined) => Promise<T>,
): Promise<T> {
  // To have it alone, something is written beside it.
  const open = await told("opened", journal.open());
  try {
    return await use(open, stateOf(open.records));
  } finally {
    await open.close();
  }
}

/**
 * Waits for a journal.
 *
 * @throws {@link RotationError} that says what it cannot be
 */
export async function told<T>(what: "opened" | "read", waiting: Promise<T>): Promise<T> {
  try {
    return await waiting;
  } catch (failure) {
    const cause = safeCause(failure, []);
    if (cause instanceof RotationError) throw cause;
    throw new RotationError(`The journal cannot be ${what}: ${cause.message}`, { problem: "journal", cause });
  }
}

/**
 * Reads what the records say.
 *
 * @throws {@link RotationError} on records of another version
 */
export function stateOf(records: readonly JournalRecord[]): RotationState | undefined {
  const [first] = records;
  const version: number | undefined = first?.kind === "began" ? first.version : undefined;
  if (version !== undefined && version !== recordVersion) {
    throw new RotationError(
      `The journal was written by another version (records ${version}, known: ${recordVersion}); ` +
        "go on with the version of this package that began the rotation",
      { problem: "version" },
    );
  }
  return readState(records);
}
