import type { Column } from "./record-output.ts";

/** Between two columns. */
export const gap = "  ";
/** Cut to less, a cell would say nothing. */
const leastWidth = 12;

/** A column, and as many columns of the terminal as its first cells take. */
export interface MeasuredColumn<Row> extends Column<Row> {
  readonly width: number;
}

/**
 * Makes columns fit a terminal: some are left out, then others are cut. A line that still does not fit is for the
 * terminal to wrap.
 *
 * @param total How many columns the terminal has.
 */
export function fitColumns<Row>(
  columns: readonly MeasuredColumn<Row>[],
  total: number,
): readonly MeasuredColumn<Row>[] {
  const kept = [...columns];
  while (kept.length > 2 && sumOf(kept.map(narrowest)) > total) {
    const least = Math.max(...kept.map(({ leaves = 0 }) => leaves));
    if (least === 0) break;
    kept.splice(
      kept.findIndex(({ leaves }) => leaves === least),
      1,
    );
  }
  const widths = kept.map(({ width }) => width);
  while (sumOf(widths) > total) {
    const room = kept.map((column, index) => widths[index]! - narrowest(column, index, kept));
    const widest = room.indexOf(Math.max(...room));
    if (room[widest]! <= 0) break;
    widths[widest]! -= 1;
  }
  return kept.map((column, index) => Object.assign({}, column, { width: widths[index]! }));
}

function narrowest<Row>(
  { width, isCut }: MeasuredColumn<Row>,
  index: number,
  columns: readonly MeasuredColumn<Row>[],
): number {
  return isCut || index === columns.length - 1 ? Math.min(width, leastWidth) : width;
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
}
