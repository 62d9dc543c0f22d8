/** One request to create that was, or was about to be, sent. */
export interface CreateAttempt {
  /** When it was sent, by this machine's clock: an RFC 3339 date-time. */
  readonly since: string;
  /** When its answer came, or was given up. Equal to `since` when the process ended before it could say. */
  readonly until: string;
  /**
   * What came of it:
   *
   * - `created`: the answer came; `id` is the pair
   * - `refused`: certainly it made no pair; `error` is the code of the reason
   * - `open`: the answer was lost. A pair may exist, or may still come to exist
   * - `found`: the answer was lost, and its pair was found beyond doubt; `id` is the pair
   */
  readonly outcome: "created" | "refused" | "open" | "found";
  readonly id?: string | undefined;
  readonly error?: string | undefined;
  /** What its pair is known by, where the API shows that: the thumbprint of its key, or what its name ends with. */
  readonly mark?: string | undefined;
  /** The name with the mark in it, where the one that was asked for could not be set afterwards. */
  readonly leftName?: string | undefined;
}

/** A pair that was not there before, and that no answer told of. */
export interface UnexplainedPair {
  readonly id: string;
  /** As the list says it: an RFC 3339 date-time. */
  readonly created_at?: string | undefined;
  /** When it was last seen, by this machine's clock: an RFC 3339 date-time. */
  readonly seenAt: string;
  /** Whether `created_at` lies where an attempt without an answer can have put it, for clocks that differ a little. */
  readonly fits: boolean;
  /** Whether it is beyond doubt that an attempt made it. Otherwise it may be somebody else's. */
  readonly exact: boolean;
}

/**
 * Everything that may have come of creating. An attempt that is `open` may have made one of the `unexplained` pairs, or
 * none, or one that is yet to appear: a server may carry out late what it received in time.
 */
export interface CreateAccount {
  /** Every request, in order. */
  readonly attempts: readonly CreateAttempt[];
  /** Pairs that may be left behind: look at each, and delete those that nobody uses. */
  readonly unexplained: readonly UnexplainedPair[];
  /** Pairs that were left behind and have been deleted. */
  readonly deleted: readonly UnexplainedPair[];
  /** When the list was last read to its end for an open attempt: an RFC 3339 date-time. */
  readonly checkedAt?: string | undefined;
}

/** Nothing was sent yet. */
export const emptyAccount: CreateAccount = { attempts: [], unexplained: [], deleted: [] };

/** The attempts that may have made a pair nobody knows of. */
export function openAttempts({ attempts }: CreateAccount): CreateAttempt[] {
  return attempts.filter(({ outcome }) => outcome === "open");
}

/** Whether something may exist that nobody holds the key of. */
export function mayLeaveSomething(account: CreateAccount): boolean {
  return openAttempts(account).length > 0 || account.unexplained.length > 0;
}
