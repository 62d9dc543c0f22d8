import { randomBytes } from "node:crypto";
import { access, open, rename } from "node:fs/promises";
import { join, resolve } from "node:path";

import type { Destination } from "./destination.ts";
import type { ReservedFile } from "./reserved-file.ts";
import { reserveFile, syncDirectory } from "./reserved-file.ts";
import { thumbprint } from "./thumbprint.ts";
import { isSystemError, unusable } from "./unusable.ts";

/**
 * A file named after the thumbprint of the key. The key must come before its name can be known: until then the file is
 * a hidden one.
 *
 * @throws {CliError} When it cannot be made in this directory.
 */
export async function openFileByThumbprint(directory: string): Promise<Destination> {
  const hidden = join(resolve(directory), `.private-key-${randomBytes(6).toString("hex")}.pem`);
  const file = await reserveFile(hidden).catch((error: unknown) => {
    throw isSystemError(error) ? unusable(resolve(directory), error) : error;
  });
  return {
    name: resolve(directory),
    async save(privateKey) {
      await file.write(privateKey);
      const name = thumbprint(privateKey);
      return name === undefined ? hidden : await giveName(file, resolve(directory), `${name}.pem`);
    },
    discard: file.remove,
  };
}

/** Where the key is in the end: a name that is taken or cannot be given is no reason to lose it. */
async function giveName({ path: hidden }: ReservedFile, directory: string, name: string): Promise<string> {
  const path = join(directory, name);
  try {
    // Whoever makes the name owns it, and may then put another file in its place.
    await (await open(path, "wx", 0o600)).close();
  } catch {
    await access(hidden);
    return hidden;
  }
  await rename(hidden, path);
  // Without it, a power cut leaves the file under the other name.
  await syncDirectory(directory);
  return path;
}
