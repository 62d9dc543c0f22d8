import type { KeyInHand } from "../key-in-hand.ts";

/** Which of the two keys of a rotation. */
export type KeyRole = "old" | "new";

/**
 * Where the keys of a rotation are kept until it is over: the new one, so that it is never lost, and a copy of the old
 * one, so that everything can be taken back when its file was replaced. `createFileVault` of
 * `@api-key-pairs/client/node` keeps them in files.
 */
export interface KeyVault {
  /** Makes sure that there is room for a key, before one is minted. */
  reserve(role: KeyRole): Promise<void>;
  /** Keeps a key in place of the one that was there, as a whole or not at all, and durable when it resolves. */
  store(role: KeyRole, key: KeyInHand): Promise<void>;
  /** Gives a key, or `undefined` when there is none. */
  load(role: KeyRole): Promise<KeyInHand | undefined>;
  /** Removes a key and what was reserved for it, if they are there. */
  remove(role: KeyRole): Promise<void>;
  /**
   * Says where a key is, or would be, for people: the name of a file.
   *
   * @default "the vault"
   */
  where?(role: KeyRole): string;
}
