import { randomUUID } from "node:crypto";
import { link, open, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** How old a draft is, in milliseconds, when nobody is writing it any more: that takes no more than a few. */
const abandonedMs = 60_000;

/** A file that is meant for its owner only. */
export interface PrivateFile {
  readonly content: string;
  /** Why it is not, when others can read it, as the end of a sentence that starts with its name. */
  readonly exposure: string | undefined;
}

/**
 * Creates a file that only its owner can read. It is written beside its place and linked into it, so that nobody, not
 * even after a crash, finds half a file. That it is there is durable once its directory was synced.
 *
 * @returns `false` when there is a file of that name: it stays as it is.
 * @throws {Error} When it cannot be written, such as to a full disk.
 */
export async function createPrivateFile(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new Error(`Cannot write ${file}: ${(error as Error).message}`, { cause: error });
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

/**
 * Reads a file that `createPrivateFile` wrote, or somebody put in its place.
 *
 * @returns `undefined` when there is none.
 * @throws {Error} When it cannot be read.
 */
export async function readPrivateFile(file: string): Promise<PrivateFile | undefined> {
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  try {
    const { mode } = await handle.stat();
    return { content: await handle.readFile("utf8"), exposure: exposureOf(mode) };
  } finally {
    await handle.close();
  }
}

/**
 * Removes what a crash left behind while `file` was written, as far as it can: it is in nobody's way. What another
 * process may be writing just now stays.
 */
export async function removeDrafts(file: string): Promise<void> {
  const directory = dirname(file);
  const names = await readdir(directory).catch(() => []);
  const drafts = names.filter((name) => isDraft(name, basename(file))).map((name) => join(directory, name));
  for (const draft of drafts) {
    const { mtimeMs } = (await stat(draft).catch(() => undefined)) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > abandonedMs) await rm(draft).catch(() => {});
  }
}

function isDraft(name: string, of: string): boolean {
  return (
    name.startsWith(`${of}.`) && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(name.slice(of.length + 1))
  );
}

function exposureOf(mode: number): string | undefined {
  // Windows has no such mode: it reports every file as readable by all.
  if (process.platform === "win32" || (mode & 0o077) === 0) return undefined;
  return `others may have read it (its mode is ${(mode & 0o777).toString(8)}, not 600)`;
}
