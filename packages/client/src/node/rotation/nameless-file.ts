import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fileProblem } from "../file-problem.ts";
import { writeAll } from "../write-all.ts";

/**
 * Makes a file for a child process to read, which had its name removed before anything was written to it: nobody finds it,
 * and it is gone with those who have it open. Unlike the pipes of Node.js, which are sockets, it can be opened again as
 * `/dev/stdin`.
 */
export async function openNamelessFile(text: string): Promise<FileHandle> {
  const directory = await mkdtemp(join(tmpdir(), "api-key-pairs-")).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    const problem = code === "ENOENT" ? "is not there" : fileProblem(error, "written");
    throw new Error(`The directory for temporary files, ${tmpdir()}, ${problem}`);
  });
  let handle: FileHandle;
  try {
    handle = await open(join(directory, "stdin"), "wx+", 0o600);
  } finally {
    await rm(directory, { recursive: true });
  }
  try {
    // At a position of its own: the child reads from where the file stands, which is the start.
    await writeAll(handle, Buffer.from(text));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
