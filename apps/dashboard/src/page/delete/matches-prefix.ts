import { prefixOf } from "../pair/prefix-of.ts";

/**
 * Whether somebody has typed, or pasted, the first characters of an id. More of the id is right too. Ids are told apart
 * by their case, and may begin with "-".
 */
export function matchesPrefix(typed: string, id: string): boolean {
  const text = typed.trim();
  return text.length >= prefixOf(id).length && id.startsWith(text);
}
