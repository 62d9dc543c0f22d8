import type { ApiKeyPair } from "@api-key-pairs/core";

import {
  openAttempts,
  type CreateAccount,
  type CreateAttempt,
  type UnexplainedPair,
} from "./create-account.ts";
import { carries, thumbprintOf } from "./create-mark.ts";

/** What pairs are told apart by. */
export interface Evidence {
  /** The ids of the pairs that were there before the first attempt. */
  readonly before: ReadonlySet<string>;
  /** Whether nobody else creates pairs meanwhile. */
  readonly soleCreator: boolean;
  /** The thumbprint of the key in hand: its pair is none that anybody left behind. */
  readonly held: string | undefined;
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
  const marked = findMarked(strangers, account.attempts);
  const unmarked = open.filter(({ mark }) => mark === undefined);
  const others = strangers.filter((pair) => !marked.some((one) => one.pair === pair));
  const compared = unmarked.length > 0 ? compare(others, unmarked, evidence) : [];

  const seenAt = new Date(evidence.now).toISOString();
  const unexplained = new Map(account.unexplained.map((pair) => [pair.id, pair]));
  const solved = new Map<CreateAttempt, CreateAttempt>();
  for (const { pair, fits, exact, attempt } of [...marked, ...compared]) {
    const { id, created_at } = pair;
    unexplained.set(id, { id, created_at, seenAt, fits, exact });
    if (attempt) solved.set(attempt, { ...attempt, outcome: "found", id });
  }
  const held = listed.find((pair) => thumbprintOf(pair) === evidence.held);
  if (held) unexplained.delete(held.id);
  return {
    ...account,
    attempts: account.attempts.map((attempt) => solved.get(attempt) ?? attempt),
    unexplained: [...unexplained.values()],
    checkedAt: seenAt,
  };
}

interface Sighting extends Pick<UnexplainedPair, "fits" | "exact"> {
  readonly pair: ApiKeyPair;
  /** The open attempt that made it, where it is beyond doubt. */
  readonly attempt: CreateAttempt | undefined;
}

/** With a mark, a pair is an attempt's or somebody else's: also where a client sent one more than was written down. */
function findMarked(pairs: readonly ApiKeyPair[], attempts: readonly CreateAttempt[]): Sighting[] {
  const open = new Set(attempts.filter(({ outcome }) => outcome === "open"));
  return pairs.flatMap((pair) => {
    const isOf = ({ mark }: CreateAttempt) => mark !== undefined && carries(pair, mark);
    if (!attempts.some(isOf)) return [];
    const attempt = [...open].find(isOf);
    if (attempt) open.delete(attempt);
    return [{ pair, fits: true, exact: true, attempt }];
  });
}

/**
 * Without one, a new pair of the right age may be an attempt's, and it is when nobody else creates any. More of them
 * than attempts prove that somebody does; and one of another age, that something is not as was thought.
 */
function compare(
  pairs: readonly ApiKeyPair[],
  open: readonly CreateAttempt[],
  { soleCreator, clockSkewMs, now }: Evidence,
): Sighting[] {
  const earliest = Math.min(...open.map(({ since }) => Date.parse(since))) - clockSkewMs;
  const fits = ({ created_at }: ApiKeyPair) => {
    const created = Date.parse(created_at);
    return created >= earliest && created <= now + clockSkewMs;
  };
  const isExact = soleCreator && pairs.length <= open.length && pairs.every(fits);
  return pairs
    .toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at))
    .map((pair, index) => ({
      pair,
      fits: fits(pair),
      exact: isExact,
      attempt: isExact ? open[index] : undefined,
    }));
}
