import { RotationError } from "../rotation-error.ts";
import type { Journal } from "./journal.ts";
import type { JournalRecord } from "./journal-record.ts";

/** Keeps a journal in memory: for tests, since it is gone with the process. */
export function createMemoryJournal(): Journal {
  let records: readonly JournalRecord[] = [];
  let isOpen = false;
  return {
    async open() {
      if (isOpen) throw new RotationError("Another rotation has the journal", { problem: "busy" });
      isOpen = true;
      return {
        records,
        begin: async (record) => void (records = [record]),
        append: async (record) => void (records = [...records, record]),
        close: async () => void (isOpen = false),
      };
    },
    read: async () => records,
  };
}
