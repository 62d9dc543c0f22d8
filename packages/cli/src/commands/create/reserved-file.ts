import type { FileHandle } from "node:fs/promises";
import { open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

import { fillRoom } from "./reserved-room.ts";

/** A new file that only its owner can read, with room on the disk for a private key. */
export interface ReservedFile {
  readonly path: string;
  /**
   * Writes the key in place of the room, and waits until it is on the disk.
   *
   * @throws {Error} When it could not be written, or the file is not there any more.
   */
  write(privateKey: string): Promise<void>;
  /** Removes the file. */
  remove(): Promise<void>;
}

/**
 * Makes a file before there is a key for it, so that what can go wrong does so now: no such directory, no permission,
 * a file of that name, a full disk.
 *
 * @param path An absolute path.
 * @throws {Error} With the `code` of the system. Nothing is left behind then.
 */
export async function reserveFile(path: string): Promise<ReservedFile> {
  const handle = await open(path, "wx", 0o600);
  const remove = async () => {
    await handle.close();
    await rm(path, { force: true });
  };
  try {
    await handle.write(fillRoom(), 0);
    await handle.sync();
    await syncDirectory(dirname(path));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    path,
    remove,
    async write(privateKey) {
      const text = `${privateKey.trimEnd()}\n`;
      await handle.write(text, 0);
      await handle.truncate(Buffer.byteLength(text));
      await handle.sync();
      await checkInPlace(handle, path);
      await handle.close();
    },
  };
}

/** What was deleted or moved meanwhile can still be written to, and nobody would find the key. */
async function checkInPlace(handle: FileHandle, path: string): Promise<void> {
  const [written, found] = await Promise.all([handle.stat({ bigint: true }), stat(path, { bigint: true })]);
  if (written.ino !== found.ino || written.dev !== found.dev) throw new Error("the file was replaced");
}

/** Makes the entries of a directory durable: a power cut may else lose a file that was itself synced. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows neither needs it nor lets a directory be opened.
  if (process.platform === "win32") return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(directory, "r");
    await handle.sync();
  } catch (error) {
    // A directory that cannot be listed, and file systems that have no such thing, are still good for a file.
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EACCES", "EINVAL", "ENOTSUP", "EPERM"].includes(code)) throw error;
  } finally {
    await handle?.close();
  }
}
