import { readFile, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";

import { decodePrivateKey } from "../../auth/decode-private-key.ts";
import type { HandOver, KeyInHand } from "../../rotation/index.ts";
import { draftOf, openDraft, publishDraft, removeFile } from "./write-key-file.ts";

/**
 * Hands a key over as a file that its owner alone can read (0600). A file that is there already is replaced only if it
 * holds the old key, in one step and with its owner, group and the rights of both; any other is never touched. Taking
 * back puts the old key there again, or removes the file if there was none.
 *
 * @param path - the file: a new one, or the one that holds the old key
 *
 * @example
 * ```ts
 * await startRotation({ client, currentKey, journal, vault, handOver: [deliverToFile("/etc/acme/key.pem")] });
 * ```
 */
export function deliverToFile(path: string): HandOver {
  const name = resolve(path);
  return {
    name: `file ${name}`,
    async prepare(old) {
      const present = await read(name);
      if (present !== undefined && !holds(present, old)) throw inTheWay(name);
      // What stands against writing there is found out now.
      const file = await follow(name);
      await (await openDraft(file)).close();
      await removeFile(draftOf(file));
      return { replaces: present !== undefined };
    },
    async deliver({ key, previous, note }) {
      await removeFile(draftOf(await follow(name)));
      const present = await read(name);
      if (holds(present, key)) return;
      if (present !== undefined && !(note["replaces"] && holds(present, previous))) throw inTheWay(name);
      await write(name, key, present !== undefined);
    },
    async withdraw({ key, previous, note }) {
      await removeFile(draftOf(await follow(name)));
      const present = await read(name);
      if (present === undefined || holds(present, key)) return;
      if (previous === undefined) {
        throw new Error(
          `the new key is lost, so nobody can tell whether ${name} has it; put the old one there`,
        );
      }
      // Not what was delivered: nothing to take back.
      if (!holds(present, previous)) return;
      if (note["replaces"]) await write(name, key, true);
      else await removeFile(name);
    },
  };
}

async function write(name: string, { pem }: KeyInHand, replace: boolean): Promise<void> {
  const file = await follow(name);
  const handle = await openDraft(file);
  try {
    if (replace) {
      const { uid, gid, mode } = await stat(file);
      const own = await handle.stat();
      if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
      // Whoever could read the key still can, but for all the world.
      await handle.chmod((mode & 0o660) | 0o600);
    }
  } catch (error) {
    await handle.close();
    await removeFile(draftOf(file));
    throw error;
  }
  await publishDraft(handle, file, `${pem.trimEnd()}\n`, replace);
}

/** Where a symbolic link leads. */
async function follow(name: string): Promise<string> {
  return await realpath(name).catch(() => name);
}

async function read(name: string): Promise<string | undefined> {
  try {
    return await readFile(name, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function holds(text: string | undefined, key: KeyInHand | undefined): boolean {
  if (text === undefined || key === undefined) return false;
  try {
    return Buffer.from(decodePrivateKey(text)).equals(decodePrivateKey(key.pem));
  } catch {
    return false;
  }
}

function inTheWay(name: string): Error {
  return new Error(`${name} is there already and does not hold the key that is replaced; it was not touched`);
}
