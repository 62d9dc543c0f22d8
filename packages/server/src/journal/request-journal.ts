import type { JournalEntry } from "./journal-entry.ts";
import type { JournalQuery } from "./journal-query.ts";
import { journalSize } from "./journal-query.ts";

/** The last requests, in memory. Once it is full, every entry takes the place of the oldest. */
export class RequestJournal {
  readonly #entries: JournalEntry[] = [];
  readonly #size: number;
  #recorded = 0;

  /** @param size How many entries it holds at most. */
  constructor(size = journalSize) {
    this.#size = size;
  }

  record(entry: JournalEntry): void {
    // A string that was cut out of another keeps all of that in memory; its clone does not.
    this.#entries[this.#recorded % this.#size] = structuredClone(entry);
    this.#recorded += 1;
  }

  /** The entries that match, newest first. */
  find(query: JournalQuery & { limit: number }): JournalEntry[] {
    const { method, since, limit, ...same } = query;
    const from = since === undefined ? -Infinity : Date.parse(since);
    const found: JournalEntry[] = [];
    const oldest = Math.max(0, this.#recorded - this.#size);
    for (let index = this.#recorded - 1; index >= oldest && found.length < limit; index -= 1) {
      const entry = this.#entries[index % this.#size]!;
      const isMatch =
        Object.entries(same).every(([name, value]) => entry[name as keyof typeof same] === value) &&
        (method === undefined || entry.method === method.toUpperCase()) &&
        Date.parse(entry.time) >= from;
      if (isMatch) found.push(entry);
    }
    return found;
  }

  clear(): void {
    this.#entries.length = 0;
    this.#recorded = 0;
  }
}
