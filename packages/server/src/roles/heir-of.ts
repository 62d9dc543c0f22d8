import type { KeyPairRecord } from "../store/store.ts";

/** What a pair has of the one that creates it, unless it is told otherwise. */
export function heirOf(creator: KeyPairRecord) {
  const { id, displayName = id, roleIds, merchantAccountIds } = creator;
  return { creator: { id, displayName }, roleIds, merchantAccountIds };
}
