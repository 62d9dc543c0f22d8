const numbers = new Intl.NumberFormat("en");

/** A number with separators between thousands: `10,000`. */
export function formatCount(value: number): string {
  return numbers.format(value);
}
