import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

import { syncDirectory, writeAll } from "@api-key-pairs/client/node";

import { fillRoom } from "./reserved-room.ts";

/** A new file that only its owner can read, with room on the disk for a private key. */
export interface ReservedFile {
  /** Where it is now. */
  readonly path: string;
  /**
   * Writes a key in place of the room, or of an earlier key, and waits until it is on the disk.
   *
   * @throws {Error} When it could not be written, or the file is not there any more.
   */
  write(privateKey: string): Promise<void>;
  /** Gives it another name, in place of a file that has that. */
  moveTo(path: string): Promise<void>;
  /** Leaves it as it is. */
  close(): Promise<void>;
  /** Removes it, unless another file has its name by now. */
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
  let present = path;
  let written: string | undefined;

  /** What was deleted or moved meanwhile can still be written to, and nobody would find the key. */
  async function isInPlace(): Promise<boolean> {
    const [own, found] = await Promise.all([handle.stat({ bigint: true }), stat(present, { bigint: true })]);
    return own.ino === found.ino && own.dev === found.dev;
  }

  const remove = async () => {
    const isOurs = await isInPlace().catch(() => false);
    await handle.close();
    if (isOurs) await rm(present, { force: true });
  };
  try {
    await writeAll(handle, Buffer.from(fillRoom()));
    await handle.sync();
    await syncDirectory(dirname(path));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    get path() {
      return present;
    },
    async write(privateKey) {
      const text = `${privateKey.trimEnd()}\n`;
      if (text !== written) {
        const bytes = Buffer.from(text);
        await writeAll(handle, bytes);
        await handle.truncate(bytes.length);
        await handle.sync();
        written = text;
      }
      if (!(await isInPlace())) throw new Error("the file was replaced");
    },
    async moveTo(other) {
      await rename(present, other);
      present = other;
      // Without it, a power cut leaves the file under the other name.
      await syncDirectory(dirname(other));
    },
    close: async () => await handle.close(),
    remove,
  };
}
