import { randomUUID } from "node:crypto";
import { link, open, unlink } from "node:fs/promises";

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
    await unlink(draft);
  }
}
