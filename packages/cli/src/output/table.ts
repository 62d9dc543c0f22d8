import stringWidth from "string-width";

import { safeText } from "../terminal/safe-text.ts";
import type { Style } from "../terminal/style.ts";
import type { Column, RecordOutput, Write } from "./record-output.ts";

const gap = "  ";

export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  /** How many columns the terminal has; not limited when left out. */
  readonly width?: number | undefined;
  readonly style: Style;
}

/**
 * A table, for people. The first records decide how wide the columns are, so that the rest can follow as they arrive.
 */
export function createTable<Row>(
  write: Write,
  { columns, width = Number.POSITIVE_INFINITY, style }: TableOptions<Row>,
): RecordOutput<Row> {
  let widths: number[] | undefined;
  return {
    async add(rows) {
      if (rows.length === 0) return;
      const lines = rows.map((row) => columns.map(({ text }) => safeText(text(row))));
      const titles = columns.map(({ title }) => title);
      const isFirst = widths === undefined;
      const toLine = layOut((widths ??= measure([titles, ...lines])), width);
      const body = lines.map((cells) => `${toLine(cells)}\n`).join("");
      await write(isFirst ? `${style("bold", toLine(titles))}\n${body}` : body);
    },
    end: async () => {},
  };
}

function measure([titles, ...lines]: readonly (readonly string[])[]): number[] {
  return titles!.map((title, column) =>
    Math.max(stringWidth(title), ...lines.map((cells) => stringWidth(cells[column]!))),
  );
}

/** Pads the cells; the last one takes what is left of the line, and no more. */
function layOut(widths: readonly number[], total: number): (cells: readonly string[]) => string {
  const taken = widths.slice(0, -1).reduce((sum, width) => sum + width + gap.length, 0);
  // Cut to less, it would say nothing: then the terminal may wrap the line.
  const left = Math.max(total - taken, 12);
  return (cells) => {
    const padded = cells.slice(0, -1).map((cell, column) => pad(cell, widths[column]!) + gap);
    return `${padded.join("")}${cut(cells.at(-1)!, left)}`.trimEnd();
  };
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(width - stringWidth(text), 0));
}

/** Shortens a text to a width in columns, and marks that it did. */
function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let short = "";
  for (const character of text) {
    if (stringWidth(short + character) > width - 1) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
