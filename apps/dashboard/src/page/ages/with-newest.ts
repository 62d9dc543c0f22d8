import type { ApiKeyPair } from "@api-key-pairs/client";

/**
 * Puts what was created after a walk in front of what the walk found.
 *
 * @param walked - newest first
 * @param newest - the first page as it is now
 */
export function withNewest(
  walked: readonly ApiKeyPair[],
  newest: readonly ApiKeyPair[],
): readonly ApiKeyPair[] {
  const known = new Set(walked.map((pair) => pair.id));
  const head = walked[0]?.created_at ?? "";
  const added = newest.filter(
    (pair) => !known.has(pair.id) && Date.parse(pair.created_at) >= Date.parse(head),
  );
  return added.length === 0 ? walked : [...added, ...walked];
}
