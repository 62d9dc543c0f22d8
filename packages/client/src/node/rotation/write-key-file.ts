import { link, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

import { syncDirectory } from "../sync-directory.ts";
import { writeAll } from "./write-all.ts";

/** Where a key is written before it gets its name: one name, so that what a crash left is found and removed. */
export function draftOf(path: string): string {
  return `${path}.draft`;
}

/** Makes a new file that its owner alone can read, in place of what a crash left. */
export async function openDraft(path: string): Promise<FileHandle> {
  await rm(draftOf(path), { force: true });
  return await open(draftOf(path), "wx", 0o600);
}

/**
 * Writes a draft, syncs it and gives it its name. The handle is closed, and nothing of the draft is left, whatever happens.
 *
 * @param replace - whether it takes the place of a file; otherwise one of that name is an error
 */
export async function publishDraft(
  handle: FileHandle,
  path: string,
  text: string,
  replace: boolean,
): Promise<void> {
  const draft = draftOf(path);
  try {
    const bytes = Buffer.from(text);
    await writeAll(handle, bytes);
    await handle.truncate(bytes.length);
    await handle.sync();
    if (replace) await rename(draft, path);
    // Unlike a rename, this never replaces anything.
    else await link(draft, path);
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  await syncDirectory(dirname(path));
}

/** Removes a file for good. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncDirectory(dirname(path));
}
