import { open, readFile, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import type { Journal, JournalRecord, OpenJournal } from "../../rotation/index.ts";
import { syncDirectory } from "../sync-directory.ts";
import { draftOf, openDraft } from "./draft.ts";
import { followLinks } from "../follow-links.ts";
import { beginText, nextText, parseJournal, type JournalText } from "./journal-text.ts";
import { lockFile, type FileLock } from "./lock-file.ts";
import { writeAll } from "../write-all.ts";

const nothing: JournalText = { records: [], checksum: "", size: 0, lineEnd: "" };

/**
 * Keeps the journal of a rotation in a file (0600) that its owner alone can read. Each record is a line with a checksum,
 * and is on the disk when writing it resolves; one that a crash cut short does not count. A file beside it keeps a
 * second run away, for as long as its process lives; where that can't be seen, since it is on another machine or in
 * another container, until it has given no sign of life for five minutes.
 *
 * @param path - where the journal is, or is to be: `key.rotation`. Its directory is made if it is not there
 *
 * @example
 * ```ts
 * const journal = createFileJournal("/var/lib/acme/key.rotation");
 * ```
 */
export function createFileJournal(path: string): Journal {
  const name = resolve(path);
  return {
    async read() {
      return (await readOrNothing(name)).records;
    },
    async open() {
      // One file is one journal, whatever it is called.
      const file = await followLinks(name);
      const lock = await lockFile(file, { name });
      try {
        return await openLocked(file, name, lock);
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
  };
}

async function openLocked(file: string, name: string, lock: FileLock): Promise<OpenJournal> {
  const present = await readOrNothing(file, name);
  let { checksum, size, lineEnd } = present;
  let handle: FileHandle | undefined = present === nothing ? undefined : await open(file, "r+");

  return {
    records: present.records,
    async begin(record: JournalRecord) {
      await lock.check();
      const next = beginText(record);
      const bytes = Buffer.from(next.text);
      const fresh = await openDraft(file);
      try {
        await writeAll(fresh, bytes);
        await fresh.sync();
        await rename(draftOf(file), file);
        await syncDirectory(dirname(file));
      } catch (error) {
        await fresh.close();
        await rm(draftOf(file), { force: true });
        throw error;
      }
      await handle?.close();
      handle = fresh;
      ({ checksum } = next);
      size = bytes.length;
      lineEnd = "";
    },
    async append(record: JournalRecord) {
      await lock.check();
      const next = nextText(record, checksum);
      const bytes = Buffer.from(lineEnd + next.text);
      // What a crash or a full disk cut short.
      await handle!.truncate(size);
      await writeAll(handle!, bytes, size);
      await handle!.sync();
      ({ checksum } = next);
      size += bytes.length;
      lineEnd = "";
    },
    async close() {
      await handle?.close();
      await lock.release();
    },
  };
}

async function readOrNothing(file: string, name = file): Promise<JournalText> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return nothing;
    throw error;
  }
  return parseJournal(text, name);
}
