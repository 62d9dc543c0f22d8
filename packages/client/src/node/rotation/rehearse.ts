import { link, readFile, rm, stat, type FileHandle } from "node:fs/promises";

import { draftOf, openDraft, removeDraft } from "./draft.ts";

/** What a file system answers that has no hard links. */
const noLinks: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"]);

/** Does all that makes a new file, but for giving it its name. */
export async function rehearseNew(file: string, name: string): Promise<void> {
  const probe = draftOf(file);
  await removeDraft(probe);
  await (await openDraft(file)).close();
  try {
    await link(draftOf(file), draftOf(probe));
  } catch (error) {
    if (!noLinks.has((error as NodeJS.ErrnoException).code)) throw error;
    throw new Error(
      `${name} cannot be made: its file system has no hard links, which keep it from replacing another; ` +
        "name the file of the key in use, or one elsewhere",
      { cause: error },
    );
  } finally {
    await rm(draftOf(probe), { force: true });
    await rm(draftOf(file));
  }
}

/** Looks whether another file can take the place of one, and what of that one would be lost. */
export async function rehearseReplacing(file: string, name: string): Promise<void> {
  const { mode, nlink } = await stat(file);
  // The rights that Windows tells are made up.
  if (process.platform !== "win32" && (mode & 0o007) !== 0) {
    throw new Error(
      `${name} is open to everybody on this machine; take that right away first: chmod o= FILE`,
    );
  }
  if (nlink > 1) {
    throw new Error(
      `${name} has another name (a hard link), which would keep the old key; remove that one first`,
    );
  }
  if (await isMountPoint(file)) {
    throw new Error(`${name} is mounted by itself, so no other file can take its place; mount its directory`);
  }
  const handle = await openDraft(file);
  try {
    await adoptRights(handle, file);
  } finally {
    await handle.close();
    await removeDraft(file);
  }
}

/** Gives a draft to those who have the file that it is to replace. Whoever could read the key still can, but for all the world. */
export async function adoptRights(draft: FileHandle, file: string): Promise<void> {
  const { uid, gid, mode } = await stat(file);
  const own = await draft.stat();
  if (own.uid !== uid || own.gid !== gid) await draft.chown(uid, gid);
  await draft.chmod((mode & 0o660) | 0o600);
}

/** Single files are mounted in containers. */
async function isMountPoint(file: string): Promise<boolean> {
  const mounts = await readFile("/proc/self/mountinfo", "utf8").catch(() => "");
  return mounts.split("\n").some((mount) => unescape(mount.split(" ")[4] ?? "") === file);
}

/** Blanks and the like are octal numbers there. */
function unescape(path: string): string {
  return path.replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));
}
