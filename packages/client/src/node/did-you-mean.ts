/** A typing error: one letter wrong, missing, too many or swapped, and two in longer words. */
const maxDistance = (word: string) => (word.length < 5 ? 1 : 2);

/**
 * Suggests what may have been meant.
 *
 * @returns `; did you mean "sandbox"?`, or nothing where no candidate is near
 */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = candidates
    .map((candidate) => ({ candidate, distance: distanceOf(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= maxDistance(word))
    .toSorted((one, other) => one.distance - other.distance)[0];
  return near === undefined ? "" : `; did you mean "${near.candidate}"?`;
}

/** The number of single-letter edits and swaps of neighbours between two words (optimal string alignment). */
function distanceOf(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      const edits = [row[j - 1]! + 1, rows[i - 1]![j]! + 1, rows[i - 1]![j - 1]! + change];
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) edits.push(rows[i - 2]![j - 2]! + 1);
      row.push(Math.min(...edits));
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
