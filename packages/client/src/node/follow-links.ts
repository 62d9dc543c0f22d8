import { readlink, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** The one path that a file has however it is reached, also where it is yet to be made. */
export async function followLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const target = await readlink(path).catch(() => undefined);
    if (target !== undefined) return await followLinks(resolve(dirname(path), target));
    return join(await followLinks(dirname(path)), basename(path));
  }
}
