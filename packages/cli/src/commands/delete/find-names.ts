import type { Context } from "../../context.ts";
import { isThumbprint } from "../../pair-id.ts";

/**
 * Finds out what pairs are called, where the API says it. It is a courtesy to those who are asked: what goes wrong is
 * told of by what comes after it.
 */
export async function findNames(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // Where ids are thumbprints, pairs have no names.
  const named = ids.filter((id) => !isThumbprint(id));
  if (named.length === 0) return new Map();
  const keyPairs = await context.client();
  const { signal } = context;
  const pairs = await Promise.all(
    named.map(async (id) => await keyPairs.get(id, { signal }).catch(() => undefined)),
  );
  return new Map(
    pairs.flatMap((pair, index) => (pair?.display_name ? [[named[index]!, pair.display_name]] : [])),
  );
}
