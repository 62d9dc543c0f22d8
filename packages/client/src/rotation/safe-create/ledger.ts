import { emptyAccount, type CreateAccount, type CreateAttempt } from "./create-account.ts";

/** The account while it grows. */
export interface Ledger {
  readonly account: CreateAccount;
  /**
   * Writes down an attempt before it is sent.
   *
   * @throws what keeping the account throws; the attempt is then not in it, and must not be made
   */
  begin(attempt: CreateAttempt): Promise<void>;
  /**
   * Says what came of the latest attempt: of each of its requests, when a client sent it more than once.
   *
   * @returns what is written down of them
   */
  end(outcomes: readonly Partial<CreateAttempt>[]): readonly CreateAttempt[];
  /** Those of the latest requests whose answer said that nothing was done: that is to be looked into. */
  denied: readonly CreateAttempt[];
  update(account: CreateAccount): void;
}

/** Is given the account before each request that may mint, to keep it somewhere that outlives the process. */
export type KeepAccount = (account: CreateAccount) => Promise<void>;

export function openLedger(keep: KeepAccount, start: CreateAccount = emptyAccount): Ledger {
  let account = start;
  return {
    get account() {
      return account;
    },
    denied: [],
    async begin(attempt) {
      const next = { ...account, attempts: [...account.attempts, attempt] };
      await keep(next);
      account = next;
    },
    end(outcomes) {
      const latest = account.attempts.at(-1)!;
      const ended = outcomes.map((outcome) => ({ ...latest, ...outcome }));
      account = { ...account, attempts: [...account.attempts.slice(0, -1), ...ended] };
      return ended;
    },
    update(next) {
      account = next;
    },
  };
}
