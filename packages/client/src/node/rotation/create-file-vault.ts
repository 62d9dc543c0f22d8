import { mkdir, open, readFile, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { holdKey, type KeyInHand, type KeyRole, type KeyVault } from "../../rotation/index.ts";
import { draftOf, openDraft, removeDraft } from "./draft.ts";
import { writeAll } from "../write-all.ts";
import { publishDraft, removeFile } from "./write-key-file.ts";

/** In bytes: one block of most disks, and more than any private key. */
const roomSize = 4096;

/**
 * Keeps the keys of a rotation in files that their owner alone can read (0600): `PATH.old.pem` and `PATH.new.pem`. They
 * are PEM files, with the thumbprint in a first line that programs skip. Room on the disk is taken before a key is
 * minted. A file of that name that is none of its own is an error, and stays as it is.
 *
 * @param path - what the names of the files begin with. The directory is made if it is not there
 *
 * @example
 * ```ts
 * const vault = createFileVault("/var/lib/acme/key.rotation");
 * ```
 */
export function createFileVault(path: string): KeyVault {
  const reserved = new Set<KeyRole>();
  const fileOf = (role: KeyRole) => `${resolve(path)}.${role}.pem`;

  async function draft(role: KeyRole): Promise<FileHandle> {
    const file = fileOf(role);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await load(file);
    return await openDraft(file);
  }

  return {
    async reserve(role) {
      const handle = await draft(role);
      try {
        await writeAll(handle, Buffer.alloc(roomSize, "\n"));
        await handle.sync();
      } catch (error) {
        await removeDraft(fileOf(role));
        throw error;
      } finally {
        await handle.close();
      }
      reserved.add(role);
    },
    async store(role, key) {
      const file = fileOf(role);
      const handle = await (reserved.delete(role) ? open(draftOf(file), "r+") : draft(role));
      await publishDraft(handle, file, textOf(key), true);
    },
    load: (role) => load(fileOf(role)),
    where: fileOf,
    async remove(role) {
      reserved.delete(role);
      await removeDraft(fileOf(role));
      await load(fileOf(role));
      await removeFile(fileOf(role));
    },
  };
}

/** @throws {Error} when the file was changed, or is somebody else's */
async function load(file: string): Promise<KeyInHand | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const [, thumbprint, pem] = /^# API key (\S+)\n([^]+\n)$/.exec(text) ?? [];
  if (thumbprint === undefined || pem === undefined) throw new Error(`${file} is not as it was written`);
  return holdKey(thumbprint, pem);
}

function textOf({ thumbprint, pem }: KeyInHand): string {
  return `# API key ${thumbprint}\n${pem.trimEnd()}\n`;
}
