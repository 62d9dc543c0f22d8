import { randomUUID } from "node:crypto";
import { link, open, readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";

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

  const pair =
    file === undefined ? await generateKeyPair() : ((await read(file)) ?? (await createFile(file)));
  if (file !== undefined) await syncDirectory(dirname(file));
  const now = new Date(clock()).toISOString();
  const { id, publicKey, privateKey } = pair;
  const isFirst = await store.insertRoot({ id, publicKey, createdAt: now, updatedAt: now });
  // Not first: another process started on the same store at the same moment, and its pair is the root.
  return isFirst ? privateKey : await readActive(store, (await store.rootId())!, file);
}

async function readActive(store: Store, rootId: string, file?: string): Promise<string | undefined> {
  if (file === undefined || !(await store.find(rootId))) return undefined;
  // A server that has its root pair can do without this file: whatever is wrong with it, the key is not at hand.
  const pair = await read(file).catch(() => undefined);
  return pair?.id === rootId ? pair.privateKey : undefined;
}

async function read(file: string): Promise<KeyPair | undefined> {
  try {
    return await keyPairFromPem(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`Cannot use the root key ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Writes beside the file and links it into place, so that nobody, not even after a crash, finds half a key. */
async function createFile(file: string): Promise<KeyPair> {
  const pair = await generateKeyPair();
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(pair.privateKey);
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    // Another process linked its key first: that one counts.
    return (await read(file))!;
  } finally {
    await handle.close();
    await unlink(draft);
  }
  return pair;
}
