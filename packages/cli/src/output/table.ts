import stringWidth from "string-width";

import { safeText } from "../terminal/safe-text.ts";
import type { Style } from "../terminal/style.ts";
import { fitColumns, gap } from "./fit-columns.ts";
import type { MeasuredColumn } from "./fit-columns.ts";
import type { Column, RecordOutput, Write } from "./record-output.ts";

export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  /** How many columns the terminal has; not limited when left out. */
  readonly width?: number | undefined;
  readonly style: Style;
}

/**
 * A table, for people. The first records decide which columns there are and how wide, so that the rest can follow as
 * they arrive.
 */
export function createTable<Row>(
  write: Write,
  { columns, width, style }: TableOptions<Row>,
): RecordOutput<Row> {
  let laidOut: readonly MeasuredColumn<Row>[] | undefined;
  const toLine = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (width === undefined ? cell : cut(cell, limitOf(laidOut!, index, width))))
      .map((cell, index) => (index === cells.length - 1 ? cell : pad(cell, laidOut![index]!.width) + gap))
      .join("")
      .trimEnd();
  return {
    async add(rows) {
      if (rows.length === 0) return;
      const isFirst = laidOut === undefined;
      laidOut ??= layOut(columns, rows, width);
      const body = rows.map((row) => `${toLine(laidOut!.map((column) => cellOf(column, row)))}\n`).join("");
      const titles = laidOut.map(({ title }) => title);
      await write(isFirst ? `${style("bold", toLine(titles))}\n${body}` : body);
    },
    end: async () => {},
  };
}

function layOut<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number | undefined,
): readonly MeasuredColumn<Row>[] {
  const measured = columns
    .filter(({ isIn }) => isIn === undefined || rows.some(isIn))
    .map((column) => {
      const texts = [column.title, ...rows.map((row) => cellOf(column, row))];
      return Object.assign({ width: Math.max(...texts.map((text) => stringWidth(text))) }, column);
    });
  return width === undefined ? measured : fitColumns(measured, width);
}

function cellOf<Row>({ text }: Column<Row>, row: Row): string {
  return safeText(text(row));
}

/** How wide a cell may be: the last one takes what is left of the line, and no more. */
function limitOf<Row>(columns: readonly MeasuredColumn<Row>[], index: number, total: number): number {
  const { width, isCut } = columns[index]!;
  if (index < columns.length - 1) return isCut ? width : Number.POSITIVE_INFINITY;
  const taken = columns.slice(0, -1).reduce((sum, column) => sum + column.width + gap.length, 0);
  return Math.max(total - taken, width);
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
