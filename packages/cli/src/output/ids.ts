import { safeText } from "../terminal/safe-text.ts";
import type { RecordOutput, Write } from "./record-output.ts";

/** One id a line: for other commands to read. */
export function createIds<Row>(write: Write, id: (row: Row) => string): RecordOutput<Row> {
  return {
    async add(rows) {
      // An id that holds a line end would be read as two.
      if (rows.length > 0) await write(rows.map((row) => `${safeText(id(row))}\n`).join(""));
    },
    end: async () => {},
  };
}
