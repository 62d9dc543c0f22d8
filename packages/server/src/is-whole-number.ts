/** Whether a value is a whole number in this range, both ends included. */
export function isWholeNumber(from: number, to: number): (value: unknown) => value is number {
  return (value): value is number =>
    Number.isSafeInteger(value) && from <= Number(value) && Number(value) <= to;
}
