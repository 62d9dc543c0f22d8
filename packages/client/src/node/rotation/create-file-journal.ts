import { open, readFile, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import type { Journal, JournalRecord, OpenJournal } from "../../rotation/index.ts";
import { syncDirectory } from "../sync-directory.ts";
import { beginText, nextText, parseJournal, type JournalText } from "./journal-text.ts";
import { lockFile } from "./lock-file.ts";
import { writeAll } from "./write-all.ts";

const nothing: JournalText = { records: [], checksum: "", size: 0 };

/**
 * Keeps the journal of a rotation in a file (0600) that its owner alone can read. Each record is a line with a checksum,
 * and is on the disk when writing it resolves; one that a crash cut short does not count. A file beside it keeps a
 * second run away, and does so no longer than its process lives.
 *
 * @param path - where the journal is, or is to be: `key.rotation`. Its directory is made if it is not there
 *
 * @example
 * ```ts
 * const journal = createFileJournal("/var/lib/acme/key.rotation");
 * ```
 */
export function createFileJournal(path: string): Journal {
  const file = resolve(path);
  return {
    async read() {
      return (await readOrNothing(file)).records;
    },
    async open() {
      const release = await lockFile(file);
      try {
        return await openLocked(file, release);
      } catch (error) {
        await release();
        throw error;
      }
    },
  };
}

async function openLocked(file: string, release: () => Promise<void>): Promise<OpenJournal> {
  const present = await readOrNothing(file);
  let { checksum, size } = present;
  let handle: FileHandle | undefined = present === nothing ? undefined : await open(file, "r+");

  return {
    records: present.records,
    async begin(record: JournalRecord) {
      const next = beginText(record);
      const bytes = Buffer.from(next.text);
      const draft = `${file}.draft`;
      await rm(draft, { force: true });
      const fresh = await open(draft, "wx", 0o600);
      try {
        await writeAll(fresh, bytes);
        await fresh.sync();
        await rename(draft, file);
        await syncDirectory(dirname(file));
      } catch (error) {
        await fresh.close();
        await rm(draft, { force: true });
        throw error;
      }
      await handle?.close();
      handle = fresh;
      ({ checksum } = next);
      size = bytes.length;
    },
    async append(record: JournalRecord) {
      const next = nextText(record, checksum);
      const bytes = Buffer.from(next.text);
      // What a crash or a full disk cut short.
      await handle!.truncate(size);
      await writeAll(handle!, bytes, size);
      await handle!.sync();
      ({ checksum } = next);
      size += bytes.length;
    },
    async close() {
      await handle?.close();
      await release();
    },
  };
}

async function readOrNothing(file: string): Promise<JournalText> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return nothing;
    throw error;
  }
  return parseJournal(text, file);
}
