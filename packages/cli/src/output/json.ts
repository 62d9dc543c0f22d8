import type { RecordOutput, Write } from "./record-output.ts";
import { toJson } from "./to-json.ts";

/**
 * One object with all records as `items`, and the rest beside them. It is whole only when all went well: what breaks off
 * is no JSON.
 *
 * @param options.isPretty Whether a person reads it: one field a line.
 */
export function createJson<Row>(write: Write, { isPretty }: { isPretty: boolean }): RecordOutput<Row> {
  const indent = isPretty ? 2 : undefined;
  const [newline, space] = isPretty ? ["\n", " "] : ["", ""];
  let isFirst = true;
  const print = (row: Row) => {
    const before = isFirst ? `{${newline}${space.repeat(2)}"items":${space}[` : ",";
    isFirst = false;
    const lines = `${newline}${toJson(row, indent)}`;
    return `${before}${isPretty ? lines.replaceAll("\n", "\n    ") : lines}`;
  };
  return {
    async add(rows) {
      if (rows.length > 0) await write(rows.map(print).join(""));
    },
    async end(rest = {}) {
      if (isFirst) return await write(`${toJson({ items: [], ...rest }, indent)}\n`);
      // The rest is printed as an object of its own, without the brace that opens it.
      const others = toJson(rest, indent).slice(1);
      const comma = others === "}" ? newline : ",";
      await write(`${newline}${space.repeat(2)}]${comma}${others}\n`);
    },
  };
}
