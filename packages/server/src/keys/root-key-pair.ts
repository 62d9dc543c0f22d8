import { readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { createPrivateFile } from "../private-file.ts";
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
}

/**
 * Sees to it that a new store has the one pair that everything starts with, and gives its private key (PEM). A store
 * gets a root pair once: after it was deleted there is no other.
 *
 * The private key is durable in `file` before the pair is committed. A crash between the two leaves a file without
 * a pair, and the next call makes the pair from that file.
 *
 * @returns The private key, or `undefined` when the pair is there but the key is not at hand, or the pair was deleted.
 * @throws {Error} When `file` cannot be written, or a new store finds something else than a P-521 private key in it.
 * @example
 * const store = await createSqliteStore();
 * const privateKey = await createRootKeyPair(store);
 */
export async function createRootKeyPair(
  store: Store,
  options: RootKeyPairOptions = {},
): Promise<string | undefined> {
  const { file, clock = Date.now } = options;
  const rootId = await store.rootId();
  if (rootId !== undefined) return await readActive(store, rootId, file);

  const found = file === undefined ? undefined : await read(file);
  const pair = found ?? (file === undefined ? await generateKeyPair() : await createFile(file));
  if (file !== undefined) await syncDirectory(dirname(file));
  const now = new Date(clock()).toISOString();
  const { id, publicKey, privateKey } = pair;
  const isFirst = await store.insertRoot({ id, publicKey, createdAt: now, updatedAt: now });
  if (isFirst) return privateKey;
  // Another process started on the same store at the same moment, and its pair is the root.
  const firstId = (await store.rootId())!;
  // It has a file of its own. The key in this one, made just now, is good for nothing.
  if (file !== undefined && !found && firstId !== id) await rm(file, { force: true });
  return await readActive(store, firstId, file);
}

async function readActive(store: Store, rootId: string, file?: string): Promise<string | undefined> {
  if (file === undefined || !(await store.find(rootId))) return undefined;
  // A server that has its root pair can do without this file: whatever is wrong with it, the key is not at hand.
  const pair = await read(file).catch(() => undefined);
  return pair?.id === rootId ? pair.privateKey : undefined;
}

async function read(file: string): Promise<KeyPair | undefined> {
  try {
    return keyPairFromPem(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`Cannot use the root key ${file}: ${(error as Error).message}`, { cause: error });
  }
}

async function createFile(file: string): Promise<KeyPair> {
  const pair = await generateKeyPair();
  // Not created: another process was first, and its key counts.
  return (await createPrivateFile(file, pair.privateKey)) ? pair : (await read(file))!;
}
