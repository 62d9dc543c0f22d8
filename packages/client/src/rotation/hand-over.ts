import type { KeyInHand, KeyOfPair } from "./key-in-hand.ts";
import type { HandOverNote } from "./rotation-plan.ts";

/** What is handed over, and all that it takes to do so. */
export interface Delivery {
  /** The key that is to be there afterwards. */
  readonly key: KeyOfPair;
  /** The key that it takes the place of. Absent where it is taken back and the vault has lost it. */
  readonly previous: KeyInHand | undefined;
  /** What `prepare` gave. */
  readonly note: HandOverNote;
  /** Aborted when the rotation is to stop. */
  readonly signal: AbortSignal;
}

/** What became of a recipient: it has the old key again, it has neither key, or nothing was done about it. */
export type Withdrawal = "returned" | "removed" | "skipped";

/** Brings the new key to those who use it. */
export interface HandOver {
  /** What it is called in the journal and in errors, the same in every run. Must not hold a secret. */
  readonly name: string;
  /**
   * Looks whether the hand-over can work, before anything is minted.
   *
   * @param old - the key that is in use
   * @returns what `deliver` and `withdraw` want to know again
   * @throws when it cannot work
   */
  prepare?(old: KeyInHand): Promise<HandOverNote>;
  /**
   * Hands the key over. May be called again with the same key, when a run ended before it could write down that this
   * was done.
   *
   * @throws when the key is not there: the rotation stops, and the old key goes on working
   */
  deliver(delivery: Delivery): Promise<void>;
  /**
   * Undoes `deliver`, of which it is not known whether it was done: `key` is the old key, `previous` the new one.
   *
   * @default `deliver`, which then hands over the old key again
   * @returns what became of the recipient; nothing is as good as `returned`
   */
  withdraw?(delivery: Delivery): Promise<Withdrawal | void>;
}
