import type { Context } from "../../context.ts";
import { isThumbprint } from "../../pair-id.ts";
import { findPair } from "../../paging/find-pair.ts";

interface Found {
  /** The id of the pair that signs the requests, if it is among those to delete. */
  readonly own: string | undefined;
  /** The ids of all others. */
  readonly others: readonly string[];
}

/**
 * Finds the pair that signs the requests among those to delete. Says so when nobody can tell.
 *
 * @param signer Its thumbprint, where that is known.
 */
export async function findOwn(
  context: Context,
  ids: readonly string[],
  signer: string | undefined,
): Promise<Found> {
  if (signer === undefined) {
    context.note(
      "The token does not say which pair it was signed with: if that is among these, it is deleted as well.",
    );
    return { own: undefined, others: ids };
  }
  // Where ids are no thumbprints, only the API knows which of them is the signer's.
  const own = ids.every(isThumbprint) ? signer : ((await findPair(context, signer))?.id ?? signer);
  const others = ids.filter((id) => !isSame(id, own));
  return { own: others.length < ids.length ? own : undefined, others };
}

/** Thumbprints tell upper case from lower case, UUIDs do not, and may be written without hyphens. */
function isSame(id: string, own: string): boolean {
  return isThumbprint(own) ? id === own : normalize(id) === normalize(own);
}

function normalize(uuid: string): string {
  return uuid.replaceAll("-", "").toLowerCase();
}
