/** A row that is there: which one, and where it starts and ends in pixels. */
interface PlacedRow {
  readonly index: number;
  readonly key: unknown;
  readonly start: number;
  readonly end: number;
}

type Part = { readonly key: string; readonly index: number } | { readonly key: string; readonly gap: number };

/**
 * Puts gaps, in pixels, where rows are left out, so that the others are where they would be.
 *
 * @param top - where the first row of all starts
 * @param total - the height of all rows
 */
export function withGaps(rows: readonly PlacedRow[], top: number, total: number): Part[] {
  const parts: Part[] = [];
  let end = top;
  for (const row of rows) {
    if (row.start > end) parts.push({ key: `gap ${parts.length}`, gap: row.start - end });
    parts.push({ key: String(row.key), index: row.index });
    end = row.end;
  }
  if (top + total > end) parts.push({ key: "gap after", gap: top + total - end });
  return parts;
}
