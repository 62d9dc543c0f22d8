import { mkdir, readFile, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { holdKey, type KeyInHand, type KeyRole, type KeyVault } from "../../rotation/index.ts";
import { writeAll } from "./write-all.ts";
import { draftOf, openDraft, publishDraft, removeFile } from "./write-key-file.ts";

/** In bytes: one block of most disks, and more than any private key. */
const roomSize = 4096;

/**
 * Keeps the keys of a rotation in files that their owner alone can read (0600): `PATH.old.pem` and `PATH.new.pem`. They
 * are PEM files, with the id of the pair in a first line that programs skip. Room on the disk is taken before a key is
 * minted.
 *
 * @param path - what the names of the files begin with. The directory is made if it is not there
 *
 * @example
 * ```ts
 * const vault = createFileVault("/var/lib/acme/key.rotation");
 * ```
 */
export function createFileVault(path: string): KeyVault {
  const reserved = new Map<KeyRole, FileHandle>();
  const fileOf = (role: KeyRole) => `${resolve(path)}.${role}.pem`;

  async function draft(role: KeyRole): Promise<FileHandle> {
    const file = fileOf(role);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    return await openDraft(file);
  }

  return {
    async reserve(role) {
      const handle = await draft(role);
      try {
        await writeAll(handle, Buffer.alloc(roomSize, "\n"));
        await handle.sync();
      } catch (error) {
        await handle.close();
        await removeFile(draftOf(fileOf(role)));
        throw error;
      }
      await reserved.get(role)?.close();
      reserved.set(role, handle);
    },
    async store(role, key) {
      const handle = reserved.get(role) ?? (await draft(role));
      reserved.delete(role);
      await publishDraft(handle, fileOf(role), textOf(key), true);
    },
    async load(role) {
      try {
        return parse(await readFile(fileOf(role), "utf8"), fileOf(role));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async remove(role) {
      await reserved.get(role)?.close();
      reserved.delete(role);
      await removeFile(draftOf(fileOf(role)));
      await removeFile(fileOf(role));
    },
  };
}

function textOf({ id, pem }: KeyInHand): string {
  return `# API key pair ${id}\n${pem.trimEnd()}\n`;
}

function parse(text: string, file: string): KeyInHand {
  const [, id, pem] = /^# API key pair (\S+)\n([^]+\n)$/.exec(text) ?? [];
  if (id === undefined || pem === undefined) throw new Error(`${file} is not as it was written`);
  return holdKey(id, pem);
}
