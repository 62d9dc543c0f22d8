import { randomBytes } from "node:crypto";
import { access, open } from "node:fs/promises";
import { join, resolve } from "node:path";

import { thumbprint } from "../../auth/thumbprint.ts";
import type { Destination } from "./destination.ts";
import type { ReservedFile } from "./reserved-file.ts";
import { reserveFile } from "./reserved-file.ts";
import { isSystemError, unusable } from "./unusable.ts";

/**
 * A file named after the thumbprint of the key. The key must come before its name can be known: until then the file is
 * a hidden one.
 *
 * @throws {CliError} When it cannot be made in this directory.
 */
export async function openFileByThumbprint(directory: string): Promise<Destination> {
  const name = resolve(directory);
  const hidden = join(name, `.private-key-${randomBytes(6).toString("hex")}.pem`);
  const file = await reserveFile(hidden).catch((error: unknown) => {
    throw isSystemError(error) ? unusable(name, error) : error;
  });
  const keep = async (privateKey: string) => {
    await file.write(privateKey);
    const key = thumbprint(privateKey);
    if (key !== undefined) await giveName(file, join(name, `${key}.pem`));
  };
  return {
    name,
    keep,
    async save(privateKey) {
      await keep(privateKey);
      await file.close();
      return file.path;
    },
    discard: file.remove,
  };
}

/** A name that is taken or cannot be given is no reason to lose the key. */
async function giveName(file: ReservedFile, path: string): Promise<void> {
  if (file.path === path) return;
  try {
    // Whoever makes the name owns it, and may then put another file in its place.
    await (await open(path, "wx", 0o600)).close();
  } catch {
    await access(file.path);
    return;
  }
  await file.moveTo(path);
}
