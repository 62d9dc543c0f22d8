import { formatCount } from "../ui/format-count.ts";

/**
 * Says which part of the list is shown: `21–40 of 124`.
 *
 * @param first - how many there are before it; `undefined` when that is not known
 * @param total - of the list; `undefined` when that is not known
 */
export function describePosition(
  first: number | undefined,
  shown: number,
  total: number | undefined,
): string {
  if (shown === 0) return "No key pairs here";
  if (first === undefined) return `${formatCount(shown)} key pairs`;
  const range =
    shown === 1 ? formatCount(first + 1) : `${formatCount(first + 1)}–${formatCount(first + shown)}`;
  return total === undefined ? range : `${range} of ${formatCount(total)}`;
}
