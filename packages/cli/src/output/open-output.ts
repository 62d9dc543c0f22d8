import type { Context } from "../context.ts";
import type { RecordOutput, RecordShape } from "./record-output.ts";

/**
 * Begins to print records in the format that is configured.
 *
 * @example
 * const output = await openOutput(context, { columns: [{ title: "ID", text: ({ id }) => id }], id: ({ id }) => id });
 * for await (const { items } of pages) await output.add(items);
 * await output.end();
 */
export async function openOutput<Row extends object>(
  context: Context,
  { columns, id }: RecordShape<Row>,
): Promise<RecordOutput<Row>> {
  const { write, style, width } = context;
  const format = await context.format();
  switch (format) {
    case "table":
      return (await import("./table.ts")).createTable(write, { columns, width, style: style.out });
    case "json":
      return (await import("./json.ts")).createJson(write, { isPretty: width !== undefined });
    case "jsonl":
      return (await import("./json-lines.ts")).createJsonLines(write);
    case "yaml":
      return (await import("./yaml.ts")).createYaml(write);
    case "ids":
  }
  return (await import("./ids.ts")).createIds(write, id);
}
