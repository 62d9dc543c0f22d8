import { mkdir, open, readFile, rename, unlink, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { ConfigError } from "./config-error.ts";
import { fileProblem } from "./file-problem.ts";
import { followLinks } from "./follow-links.ts";
import { syncDirectory } from "./sync-directory.ts";

/** What `changeFile` takes. */
export interface ChangeFileOptions {
  /**
   * How long to wait for another process that changes the same file, in milliseconds.
   *
   * @default 5000
   */
  readonly waitMs?: number;
}

/**
 * Changes a file as a whole or not at all. The new content is written beside it (0600), synced and renamed over it. What
 * it is written to is also the lock that keeps others from changing the file at the same time: whoever creates
 * it reads, writes and renames it away. A symbolic link is followed.
 *
 * @param change - makes the new content of the present one, which is empty where there is no file
 * @throws {ConfigError} when the file can't be changed, and whatever `change` throws; the file is then as it was
 */
export async function changeFile(
  path: string,
  change: (text: string) => string,
  { waitMs = 5_000 }: ChangeFileOptions = {},
): Promise<void> {
  try {
    const file = await followLinks(path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.lock`;
    const handle = await create(draft, waitMs);
    try {
      await handle.writeFile(change(await readOrEmpty(file)));
      await handle.sync();
      await handle.close();
      await rename(draft, file);
    } catch (error) {
      await handle.close();
      await unlink(draft);
      throw error;
    }
    await syncDirectory(dirname(file));
  } catch (error) {
    throw error instanceof ConfigError
      ? error
      : failure(`The configuration file ${path} ${fileProblem(error, "written")}`);
  }
}

async function create(draft: string, waitMs: number): Promise<FileHandle> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await open(draft, "wx", 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (performance.now() >= deadline) {
        throw failure(`Another process is changing the configuration; if none is, delete ${draft}`);
      }
      // Changes take a few milliseconds. Those who wait must not all come back at once.
      await wait(5 + Math.random() * 20);
    }
  }
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function failure(message: string): ConfigError {
  return new ConfigError(message, { problem: "file", setting: "config" });
}
