/** Prints rows, the first of which is the head, in columns as wide as they need to be. */
export function printTable(rows: readonly (readonly string[])[]): void {
  for (const row of padColumns(rows)) console.log(row.join("  ").trimEnd());
}

/** Pads the cells of each column to the width of the widest. */
export function padColumns(rows: readonly (readonly string[])[]): string[][] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)));
}
