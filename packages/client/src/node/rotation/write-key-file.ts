import { link, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

import { syncDirectory } from "../sync-directory.ts";
import { draftOf } from "./draft.ts";
import { writeAll } from "../write-all.ts";

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

/** Removes a file for good, if it is there: also one that a run before a crash had removed, and not yet for good. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
  try {
    await syncDirectory(dirname(path));
  } catch (error) {
    // The directory itself is gone.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
