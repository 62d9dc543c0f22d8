import type { ApiKeyPair } from "@api-key-pairs/core";

import {
  openAttempts,
  type CreateAccount,
  type CreateAttempt,
  type UnexplainedPair,
} from "./create-account.ts";
import type { CreateMark } from "./create-mark.ts";

/** What pairs are told apart by. */
export interface Evidence {
  /** The ids of the pairs that were there before the first attempt. */
  readonly before: ReadonlySet<string>;
  /** Whether nobody else creates pairs meanwhile. */
  readonly soleMinter: boolean;
  readonly mark: CreateMark | undefined;
  /** By how much the clocks of the API and of this machine may differ, in milliseconds. */
  readonly clockSkewMs: number;
  /** When the list was read, in milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Looks for the pairs of lost answers in the whole list, and writes what it finds into the account. A pair that was found
 * once stays in it: a list that changes while it is read may miss one.
 */
export function explain(
  account: CreateAccount,
  listed: readonly ApiKeyPair[],
  evidence: Evidence,
): CreateAccount {
  const known = new Set([...account.attempts, ...account.deleted].map(({ id }) => id));
  const strangers = listed.filter(({ id }) => !evidence.before.has(id) && !known.has(id));
  const open = openAttempts(account);
  const seen = evidence.mark ? marked(strangers, open, evidence.mark) : compared(strangers, open, evidence);

  const seenAt = new Date(evidence.now).toISOString();
  const unexplained = new Map(account.unexplained.map((pair) => [pair.id, pair]));
  const solved = new Map<CreateAttempt, CreateAttempt>();
  for (const { pair, fits, attempt } of seen) {
    const { id, created_at } = pair;
    unexplained.set(id, { id, created_at, seenAt, fits, exact: attempt !== undefined });
    if (attempt) solved.set(attempt, { ...attempt, outcome: "found", id });
  }
  return {
    ...account,
    attempts: account.attempts.map((attempt) => solved.get(attempt) ?? attempt),
    unexplained: [...unexplained.values()],
    checkedAt: seenAt,
  };
}

interface Sighting extends Pick<UnexplainedPair, "fits"> {
  readonly pair: ApiKeyPair;
  /** The attempt that made it beyond doubt. */
  readonly attempt: CreateAttempt | undefined;
}

/** With a mark, a pair is an attempt's or somebody else's. */
function marked(pairs: readonly ApiKeyPair[], open: readonly CreateAttempt[], mark: CreateMark): Sighting[] {
  return pairs.flatMap((pair) => {
    const attempt = open.find((one) => one.mark !== undefined && mark.isOn(pair, one.mark));
    return attempt ? [{ pair, fits: true, attempt }] : [];
  });
}

/**
 * Without one, a new pair of the right age may be an attempt's, and it is when nobody else creates any. More of them
 * than attempts prove that somebody does; and one of another age, that something is not as was thought.
 */
function compared(
  pairs: readonly ApiKeyPair[],
  open: readonly CreateAttempt[],
  { soleMinter, clockSkewMs, now }: Evidence,
): Sighting[] {
  const earliest = Math.min(...open.map(({ since }) => Date.parse(since))) - clockSkewMs;
  const fits = ({ created_at }: ApiKeyPair) => {
    const created = Date.parse(created_at);
    return created >= earliest && created <= now + clockSkewMs;
  };
  const isExact = soleMinter && pairs.length <= open.length && pairs.every(fits);
  return pairs
    .toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at))
    .map((pair, index) => ({ pair, fits: fits(pair), attempt: isExact ? open[index] : undefined }));
}
