import { open, type FileHandle } from "node:fs/promises";

/** What file systems answer that have no such thing, and those of directories that this user may use and not list. */
const harmless: ReadonlySet<string | undefined> = new Set(["EACCES", "EINVAL", "ENOTSUP", "EPERM"]);

/**
 * Makes a rename or a new file in a directory durable, where that can be done: a power cut may else lose a file that was
 * itself synced. Windows neither needs it nor lets a directory be opened.
 *
 * @throws what the system refuses, such as for a disk that fails
 *
 * @example
 * ```ts
 * await writeFile("/etc/acme/key.pem", pem, { mode: 0o600, flag: "wx", flush: true });
 * await syncDirectory("/etc/acme");
 * ```
 */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(directory);
    await handle.sync();
  } catch (error) {
    if (!harmless.has((error as NodeJS.ErrnoException).code)) throw error;
  } finally {
    await handle?.close();
  }
}
