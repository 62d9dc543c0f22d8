const format = new Intl.NumberFormat("en");

/** A number as people write it: `10,000`. */
export function countOf(count: number): string {
  return format.format(count);
}

/** So many key pairs. */
export function countOfPairs(count: number): string {
  return `${countOf(count)} key pair${count === 1 ? "" : "s"}`;
}
