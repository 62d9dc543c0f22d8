import { homedir, tmpdir } from "node:os";
import { resolve } from "node:path";

import type { Destination } from "./destination.ts";
import { openFileByThumbprint } from "./file-by-thumbprint.ts";
import { reasonOf } from "./unusable.ts";

/** What became of a private key. */
export interface Saved {
  /** The absolute path of the file that holds it, unless it went to a pipe. */
  readonly file?: string | undefined;
  /** Why it is not where it was to go. */
  readonly problem?: string;
  /** That no place was good for it. */
  readonly isLost?: true;
}

/**
 * Puts a private key where it was to go. It exists nowhere else by now: when that fails, it goes to a file of its own
 * in the first of these that takes it: the working directory, the home directory, the one for temporary files.
 */
export async function savePrivateKey(destination: Destination, privateKey: string): Promise<Saved> {
  try {
    return { file: await destination.save(privateKey) };
  } catch (error) {
    const problem = reasonOf(error as NodeJS.ErrnoException);
    // Its file may be there, with half a key in it.
    await destination.discard().catch(() => {});
    for (const directory of new Set([resolve("."), homedir(), tmpdir()])) {
      const file = await saveIn(directory, privateKey);
      if (file !== undefined) return { file, problem };
    }
    return { problem, isLost: true };
  }
}

async function saveIn(directory: string, privateKey: string): Promise<string | undefined> {
  let fallback: Destination | undefined;
  try {
    fallback = await openFileByThumbprint(directory);
    return await fallback.save(privateKey);
  } catch {
    await fallback?.discard().catch(() => {});
    return undefined;
  }
}
