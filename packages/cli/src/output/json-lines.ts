import type { RecordOutput, Write } from "./record-output.ts";
import { toJson } from "./to-json.ts";

/** One object a line. */
export function createJsonLines<Row>(write: Write): RecordOutput<Row> {
  return {
    async add(rows) {
      if (rows.length > 0) await write(rows.map((row) => `${toJson(row)}\n`).join(""));
    },
    end: async () => {},
  };
}
