/** How many characters of an id tell it apart for a person, and are asked for before it is deleted. */
export const prefixLength = 6;

/** The first characters of an id. */
export function prefixOf(id: string): string {
  return id.slice(0, prefixLength);
}
