import { lstat, open, rm, type FileHandle } from "node:fs/promises";

/** What the files of a rotation begin with: a key as it is, one that is kept in a vault, a journal. */
const beginnings = ["-----BEGIN PRIVATE KEY-----\n", "# API key ", "akp rotation journal, format "];

/**
 * Where a file is written before it gets its name. One place, so that what a crash left is found and removed; and a name
 * that nobody else gives to a file.
 */
export function draftOf(path: string): string {
  return `${path}.api-key-pairs-draft`;
}

/**
 * Makes a new file that its owner alone can read, in place of what a crash left.
 *
 * @throws {Error} when a file of somebody else's is in its place
 */
export async function openDraft(path: string): Promise<FileHandle> {
  await removeDraft(path);
  return await open(draftOf(path), "wx", 0o600);
}

/**
 * Removes what a crash left of a draft, if there is anything.
 *
 * @throws {Error} when it is a file of somebody else's, which stays
 */
export async function removeDraft(path: string): Promise<void> {
  const draft = draftOf(path);
  try {
    if (!(await isOurs(draft))) throw new Error(`${draft} is in the way and not of a rotation; move it away`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  await rm(draft);
}

/** Whether it is part of a file of a rotation, or the room for one, which is all blank lines. */
async function isOurs(draft: string): Promise<boolean> {
  if (!(await lstat(draft)).isFile()) return false;
  const handle = await open(draft);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const start = buffer.toString("latin1", 0, bytesRead);
    return /^\n*$/.test(start) || beginnings.some((one) => start.startsWith(one) || one.startsWith(start));
  } finally {
    await handle.close();
  }
}
