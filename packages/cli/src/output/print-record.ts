import type { Context } from "../context.ts";
import { safeText } from "../terminal/safe-text.ts";

/** How a record looks as a table. */
export interface RecordLines {
  /** What `ids` prints. */
  readonly id: string;
  /** What a person is to see, by label. */
  readonly lines: Readonly<Record<string, string>>;
}

/** Prints one record in the format that is configured: as a table, one field a line. */
export async function printRecord(
  context: Context,
  record: object,
  { id, lines }: RecordLines,
): Promise<void> {
  const { write, style, width } = context;
  switch (await context.format()) {
    case "table": {
      const longest = Math.max(...Object.keys(lines).map((label) => label.length));
      const rows = Object.entries(lines).map(
        ([label, text]) => `${style.out("bold", label.padEnd(longest))}  ${safeText(text)}\n`,
      );
      return await write(rows.join(""));
    }
    case "json": {
      const { toJson } = await import("./to-json.ts");
      return await write(`${toJson(record, width === undefined ? undefined : 2)}\n`);
    }
    case "jsonl":
      return await write(`${(await import("./to-json.ts")).toJson(record)}\n`);
    case "yaml":
      return await write((await import("./to-yaml.ts")).toYaml(record));
    case "ids":
      return await write(`${safeText(id)}\n`);
  }
}
