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
  /** Says what came of the latest attempt. */
  end(outcome: Partial<CreateAttempt>): void;
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
    async begin(attempt) {
      const next = { ...account, attempts: [...account.attempts, attempt] };
      await keep(next);
      account = next;
    },
    end(outcome) {
      const latest = { ...account.attempts.at(-1)!, ...outcome };
      account = { ...account, attempts: [...account.attempts.slice(0, -1), latest] };
    },
    update(next) {
      account = next;
    },
  };
}
