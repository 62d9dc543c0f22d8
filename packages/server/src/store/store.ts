import type { EcPublicKey, PublicKey } from "../keys/key-pair.ts";

/** Who created a pair, as it was then: the pair that did may be gone. */
export interface KeyPairCreator {
  /** The thumbprint of its key. */
  readonly id: string;
  readonly displayName: string;
}

/** What may be changed about a pair. */
export interface KeyPairSettings {
  /** Left out: the pair goes by its id. */
  readonly displayName?: string | undefined;
  /** Whether its tokens are good. Left out: they are. */
  readonly isActive?: boolean | undefined;
  /** Left out: the administrator's, with which a pair may do everything. */
  readonly roleIds?: readonly string[] | undefined;
  /** Left out, or empty: all of them. */
  readonly merchantAccountIds?: readonly string[] | undefined;
}

/** A pair without its key. What revision 2021-10 does not know of may be left out, and is what its pairs have then. */
export interface KeyPairRecord extends KeyPairSettings {
  /** The RFC 7638 SHA-256 thumbprint of the public key: 43 characters of base64url. */
  readonly id: string;
  /** RFC 3339 date-time in UTC. */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, later with every change of the settings. */
  readonly updatedAt: string;
  /** Left out: nobody knows. */
  readonly creator?: KeyPairCreator | undefined;
  /** Left out: ECDSA. */
  readonly algorithm?: "RSA" | undefined;
  /** RFC 3339 date-time in UTC. Left out: never. */
  readonly lastUsedAt?: string | undefined;
}

/** A key pair as the store keeps it: the public half only. The private key is never given to a store. */
export interface StoredKeyPair extends KeyPairRecord {
  readonly publicKey: PublicKey;
}

/** The first 20 characters of an id, which the UUID of a pair consists of. See `uuidOf`. */
export type IdPrefix = string;

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

/** A key pair as it is on a page. */
export interface ListedKeyPair extends KeyPairRecord {
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

/** The public half of an ECDSA pair, and its place in the list. */
export interface StoredPublicKey {
  readonly id: string;
  readonly publicKey: EcPublicKey;
  readonly position: number;
}

/** What `Store.update` writes: what is left out stays as it is. */
export interface KeyPairChanges extends KeyPairSettings {
  /** Later than that of the pair so far. */
  readonly updatedAt: string;
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
   * Adds a pair whose key somebody else made, as the newest.
   *
   * @returns `false` when there is a pair with this id, active or not; nothing is added then.
   */
  register(pair: StoredKeyPair): Promise<boolean>;
  /**
   * Adds the pair that is there first and remembers, in the same transaction, that there was one.
   *
   * @returns `false` when a store has had its root pair already; nothing is added then.
   */
  insertRoot(pair: StoredKeyPair): Promise<boolean>;
  /** The id of the root pair that this store has had, whether or not the pair was deleted since. */
  rootId(): Promise<string | undefined>;
  /** The pair with this id, while it is active: its key, and what it may do. Every request asks this. */
  find(id: string): Promise<StoredKeyPair | undefined>;
  /** The pair whose id starts like this, active or not, with all that is known but its key. */
  findByPrefix(prefix: IdPrefix): Promise<KeyPairRecord | undefined>;
  /** One page of the active pairs: ids and dates. Its cost does not depend on how deep in the list it is. */
  page(query: PageQuery): Promise<StoredPage>;
  /** One page of all pairs, active or not, with all that is known but their keys. It costs as little. */
  fullPage(query: PageQuery): Promise<StoredPage>;
  /** Some of the active ECDSA pairs with their keys, oldest first. Fewer than `limit` means that these are the last. */
  publicKeys(query: PublicKeysQuery): Promise<StoredPublicKey[]>;
  /**
   * Changes a pair, if it is still as it was when it was read.
   *
   * @returns `false` when it was changed or removed since; nothing is changed then.
   */
  update(seen: KeyPairRecord, changes: KeyPairChanges): Promise<boolean>;
  /**
   * Notes that a pair signed a request. It may be written later, or be lost in a crash; nobody waits for it, and it
   * does not fail.
   *
   * @param at Milliseconds since 1970.
   */
  noteUse(id: string, at: number): void;
  /**
   * Removes a pair, active or not.
   *
   * @returns Whether it was there.
   */
  delete(id: string): Promise<boolean>;
  /** Removes every pair but the root pair, which becomes what it was at first: the store is as good as new. */
  reset(): Promise<void>;
  /** The value of a setting that all instances share; the first one to ask creates it. */
  setting(name: string, create: () => string): Promise<string>;
  /** Resolves when the store can answer. */
  ping(): Promise<void>;
  /** Releases everything. The store is of no use afterwards. */
  close(): Promise<void>;
}
