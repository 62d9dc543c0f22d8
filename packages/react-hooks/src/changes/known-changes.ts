import type { ApiKeyPair } from "@api-key-pairs/core";

/** How a pair is changed: the names of the marks in cached pages. */
export const changeKinds = ["deleting", "updating"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What is known of changes to key pairs. */
export interface KnownChanges {
  /** The ids of the pairs whose change is under way. */
  readonly underWay: Readonly<Record<ChangeKind, ReadonlySet<string>>>;
  /** The ids of those that were deleted. */
  readonly gone: ReadonlySet<string>;
  /** Those that were updated, as the API answered, by their ids. */
  readonly updated: ReadonlyMap<string, ApiKeyPair>;
}

/** The pair as an update has left it, unless it was read after that. */
export function latest(pair: ApiKeyPair, { updated }: Pick<KnownChanges, "updated">): ApiKeyPair {
  const answered = updated.get(pair.id);
  return answered && Date.parse(pair.updated_at) <= Date.parse(answered.updated_at) ? answered : pair;
}
