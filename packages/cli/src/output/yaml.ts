import type { RecordOutput, Write } from "./record-output.ts";
import { toYaml } from "./to-yaml.ts";

/** One mapping with all records as `items`, and the rest after them. */
export function createYaml<Row>(write: Write): RecordOutput<Row> {
  let isFirst = true;
  return {
    async add(rows) {
      if (rows.length === 0) return;
      const text = toYaml(rows).replaceAll(/^(?=.)/gm, "  ");
      await write(`${isFirst ? "items:\n" : ""}${text}`);
      isFirst = false;
    },
    async end(rest = {}) {
      const others = Object.keys(rest).length > 0 ? toYaml(rest) : "";
      await write(`${isFirst ? "items: []\n" : ""}${others}`);
    },
  };
}
