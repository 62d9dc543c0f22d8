import { rm } from "node:fs/promises";
import { dirname } from "node:path";

import type { Logger } from "pino";

import { silentLogger } from "../logger.ts";
import { createPrivateFile, readPrivateFile, removeDrafts } from "../private-file.ts";
import type { Store } from "../store/store.ts";
import { syncDirectory } from "../sync-directory.ts";
import type { KeyPair } from "./key-pair.ts";
import { generateKeyPair, keyPairFromPem } from "./key-pair.ts";

/** What `createRootKeyPair` takes. */
export interface RootKeyPairOptions {
  /**
   * Where the private key is kept, in a directory that exists. The file is written once, readable by its owner only,
   * and never overwritten.
   *
   * @default nowhere: the private key is only in the result of the call that created the pair
   */
  file?: string;
  /**
   * The time, in milliseconds since 1970.
   *
   * @default Date.now
   */
  clock?: () => number;
  /**
   * Gets a warning when others can read the file of a pair that is in use.
   *
   * @default silent
   */
  logger?: Logger;
}

/** What revision 2026-08 calls the pair. */
const rootName = "Root key pair";

interface FoundKeyPair extends KeyPair {
  /** Why the private key may be known to others. */
  readonly exposure?: string | undefined;
}

/**
 * Sees to it that a new store has the one pair that everything starts with, and gives its private key (PEM). A store
 * gets a root pair once: after it was deleted there is no other.
 *
 * The private key is durable in `file` before the pair is committed. A crash between the two leaves a file without
 * a pair, and the next call makes the pair from that file.
 *
 * @returns The private key, or `undefined` when the pair is there but the key is not at hand, or the pair was deleted.
 * @throws {Error} When `file` cannot be written, or a new store finds something else than a P-521 private key in it, or
 * one that others can read.
 * @example
 * const store = await createSqliteStore();
 * const privateKey = await createRootKeyPair(store);
 */
export async function createRootKeyPair(
  store: Store,
  options: RootKeyPairOptions = {},
): Promise<string | undefined> {
  const { file, clock = Date.now, logger = silentLogger } = options;
  if (file !== undefined) await removeDrafts(file);
  const rootId = await store.rootId();
  if (rootId !== undefined) return await readActive(store, rootId, file, logger);

  const found = file === undefined ? undefined : await readUnexposed(file);
  const pair = found ?? (file === undefined ? await generateKeyPair() : await createFile(file));
  if (file !== undefined) await syncDirectory(dirname(file));
  const now = new Date(clock()).toISOString();
  const { id, publicKey, privateKey } = pair;
  const isFirst = await store.insertRoot({
    id,
    publicKey,
    createdAt: now,
    updatedAt: now,
    displayName: rootName,
  });
  if (isFirst) return privateKey;
  // Another process started on the same store at the same moment, and its pair is the root.
  const firstId = (await store.rootId())!;
  // It has a file of its own. The key in this one, made just now, is good for nothing.
  if (file !== undefined && !found && firstId !== id) await rm(file, { force: true });
  return await readActive(store, firstId, file, logger);
}

async function readActive(
  store: Store,
  rootId: string,
  file: string | undefined,
  logger: Logger,
): Promise<string | undefined> {
  if (file === undefined || !(await store.find(rootId))) return undefined;
  // A server that has its root pair can do without this file: whatever is wrong with it, the key is not at hand.
  const pair = await read(file).catch(() => undefined);
  if (pair?.id !== rootId) return undefined;
  if (pair.exposure !== undefined) {
    const remedy = "create another pair, delete this one, and remove the file";
    logger.warn(`The root key ${file} is not safe: ${pair.exposure}; ${remedy}`);
  }
  return pair.privateKey;
}

/** A key that others may know is not to become the one that opens everything. */
async function readUnexposed(file: string): Promise<KeyPair | undefined> {
  const found = await read(file);
  if (found?.exposure === undefined) return found;
  const remedy = "delete it, and the next start makes a new one";
  throw new Error(`Cannot use the root key ${file}: ${found.exposure}; ${remedy}`);
}

async function read(file: string): Promise<FoundKeyPair | undefined> {
  try {
    const { content, exposure } = (await readPrivateFile(file)) ?? {};
    return content === undefined ? undefined : { ...keyPairFromPem(content), exposure };
  } catch (error) {
    throw new Error(`Cannot use the root key ${file}: ${(error as Error).message}`, { cause: error });
  }
}

async function createFile(file: string): Promise<KeyPair> {
  const pair = await generateKeyPair();
  // Not created: another process was first, and its key counts.
  return (await createPrivateFile(file, pair.privateKey)) ? pair : (await read(file))!;
}
