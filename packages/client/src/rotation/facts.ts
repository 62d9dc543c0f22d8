import type { CreateAccount } from "./safe-create/create-account.ts";

/** What the steps of a rotation learn. The facts of all records, later ones over earlier ones, are what is known. */
export interface Facts {
  /** The ids of the pairs that were there before. */
  readonly before?: readonly string[] | undefined;
  /** What may have come of creating. */
  readonly account?: CreateAccount | undefined;
  /** The id of the new pair: its key is in the vault. */
  readonly newId?: string | undefined;
  /** Whether the API accepted a request that the new key signed. */
  readonly isProven?: boolean | undefined;
  /** Until when both pairs are to work: an RFC 3339 date-time. */
  readonly overlapUntil?: string | undefined;
}
