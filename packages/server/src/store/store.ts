import type { PublicKey } from "../keys/key-pair.ts";

/** A key pair as the store keeps it: the public half only. The private key is never given to a store. */
export interface StoredKeyPair {
  /** The RFC 7638 SHA-256 thumbprint of the public key: 43 characters of base64url. */
  readonly id: string;
  readonly publicKey: PublicKey;
  /** RFC 3339 date-time in UTC. */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC. */
  readonly updatedAt: string;
}

/** A place in the list and the way to go from there. The pair at `position` itself is not part of the page. */
export interface PageStart {
  /** `older` walks from new to old, `newer` walks back. */
  readonly direction: "older" | "newer";
  /** A position that `Store.page` gave, or any other whole number from 0 to 2^53 - 1. */
  readonly position: number;
}

/** Where the list starts: older than everything that can exist. */
export const listStart: PageStart = { direction: "older", position: Number.MAX_SAFE_INTEGER };

/** What `Store.page` takes. */
export interface PageQuery extends PageStart {
  /** How many pairs to return at most. */
  readonly limit: number;
}

/** A key pair as it is on a page: all that a list shows. */
export interface ListedKeyPair extends Omit<StoredKeyPair, "publicKey"> {
  /** The place of the pair in the list: the newer, the higher. */
  readonly position: number;
}

/** What `Store.page` gives. */
export interface StoredPage {
  /** Newest first, whatever the direction was. */
  readonly pairs: readonly ListedKeyPair[];
  /** Whether there are pairs newer than those of this page. */
  readonly hasNewer: boolean;
  /** Whether there are pairs older than those of this page. */
  readonly hasOlder: boolean;
}

/** What `Store.publicKeys` takes. */
export interface PublicKeysQuery {
  /** The position of the last pair that is known already. 0 starts with the oldest. */
  readonly after: number;
  /** How many pairs to return at most. */
  readonly limit: number;
}

/** The public half of a pair, and its place in the list. */
export interface StoredPublicKey extends Pick<StoredKeyPair, "id" | "publicKey"> {
  readonly position: number;
}

/**
 * The store cannot answer right now, though nothing is wrong with the request: a database that is down, unreachable or
 * locked. The server answers 503 and goes on. A change that was under way may have been made.
 */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreUnavailableError";
}

/**
 * Where the server keeps what it must not forget. What a method acknowledged is durable, and every instance
 * that shares the store sees it at once. Every method may throw `StoreUnavailableError`.
 */
export interface Store {
  /** Adds a pair as the newest. */
  insert(pair: StoredKeyPair): Promise<void>;
  /**
   * Adds the pair that is there first and remembers, in the same transaction, that there was one.
   *
   * @returns `false` when a store has had its root pair already; nothing is added then.
   */
  insertRoot(pair: StoredKeyPair): Promise<boolean>;
  /** The id of the root pair that this store has had, whether or not the pair was deleted since. */
  rootId(): Promise<string | undefined>;
  /** The pair with this id, while it is active. */
  find(id: string): Promise<StoredKeyPair | undefined>;
  /** One page of the active pairs. Its cost does not depend on how deep in the list it is. */
  page(query: PageQuery): Promise<StoredPage>;
  /** Some of the active pairs with their public keys, oldest first. Fewer than `limit` means that these are the last. */
  publicKeys(query: PublicKeysQuery): Promise<StoredPublicKey[]>;
  /**
   * Removes a pair.
   *
   * @returns Whether it was there.
   */
  delete(id: string): Promise<boolean>;
  /** Removes every pair but the root pair, which is put back when it was deleted: the store is as good as new. */
  reset(): Promise<void>;
  /** The value of a setting that all instances share; the first one to ask creates it. */
  setting(name: string, create: () => string): Promise<string>;
  /** Resolves when the store can answer. */
  ping(): Promise<void>;
  /** Releases everything. The store is of no use afterwards. */
  close(): Promise<void>;
}
