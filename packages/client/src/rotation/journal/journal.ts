import type { JournalRecord } from "./journal-record.ts";

/**
 * Where a rotation writes down what it is about to do and what it has done, so that whoever comes after can go on. Holds no
 * private key. `createFileJournal` of `@api-key-pairs/client/node` is the one for files.
 */
export interface Journal {
  /**
   * Takes the journal for one rotation alone.
   *
   * @throws {@link RotationError} when another one has it (`busy`), or when its content is not as it was written
   *   (`corrupted`, `version`)
   */
  open(): Promise<OpenJournal>;
  /**
   * Reads the records without taking the journal; none where there is none.
   *
   * @throws {@link RotationError} when its content is not as it was written
   */
  read(): Promise<readonly JournalRecord[]>;
}

/** A journal that nobody else can write to. */
export interface OpenJournal {
  /** What was in it when it was opened. */
  readonly records: readonly JournalRecord[];
  /** Replaces all records by a first one: as a whole or not at all, and durable when it resolves. */
  begin(record: JournalRecord): Promise<void>;
  /** Adds a record: as a whole or not at all, and durable when it resolves. */
  append(record: JournalRecord): Promise<void>;
  /** Gives the journal back. */
  close(): Promise<void>;
}
