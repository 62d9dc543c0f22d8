import { randomBytes } from "node:crypto";
import { dirname } from "node:path";

import { createPrivateFile, readPrivateFile, removeDrafts } from "../private-file.ts";
import { syncDirectory } from "../sync-directory.ts";

/** By the prefix, those who find one know what it is. It also makes a token longer than an id of a key pair. */
const wellFormed = /^akp_admin_[\w-]{43}$/;

const remedy = "delete it, and the next start makes a new one";

/**
 * The token that opens the admin surface: 256 random bits.
 *
 * @param file Where it is kept, in a directory that exists. Written once, readable by its owner only, and never
 *   overwritten. Left out: every call makes another.
 * @throws {Error} When `file` cannot be read or written, holds something else, or can be read by others.
 */
export async function createAdminToken(file?: string): Promise<string> {
  const fresh = `akp_admin_${randomBytes(32).toString("base64url")}`;
  if (file === undefined) return fresh;
  await removeDrafts(file);
  const known = await read(file);
  if (known !== undefined) return known;
  const isOurs = await createPrivateFile(file, `${fresh}\n`);
  await syncDirectory(dirname(file));
  // Not ours: another process was first, and its token counts.
  return isOurs ? fresh : (await read(file))!;
}

async function read(file: string): Promise<string | undefined> {
  try {
    const { content, exposure } = (await readPrivateFile(file)) ?? {};
    if (content === undefined) return undefined;
    if (exposure !== undefined) throw new Error(`${exposure}; ${remedy}`);
    const token = content.trimEnd();
    if (!wellFormed.test(token)) throw new Error(`it does not hold an admin token; ${remedy}`);
    return token;
  } catch (error) {
    throw new Error(`Cannot use the admin token ${file}: ${(error as Error).message}`, { cause: error });
  }
}
