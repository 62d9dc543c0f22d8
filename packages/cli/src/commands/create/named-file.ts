import { readFile, stat } from "node:fs/promises";
import { normalize, resolve, sep } from "node:path";

import { thumbprint } from "../../auth/thumbprint.ts";
import type { CliError } from "../../errors/cli-error.ts";
import { shortPath } from "../../terminal/short-path.ts";
import type { Destination } from "./destination.ts";
import { reserveFile } from "./reserved-file.ts";
import { beganAt, roomSize } from "./reserved-room.ts";
import type { SystemError } from "./unusable.ts";
import { isSystemError, unusable } from "./unusable.ts";

/**
 * A file of the name that was asked for.
 *
 * @throws {CliError} When it cannot be made, such as because there is one of that name.
 */
export async function openNamedFile(name: string): Promise<Destination> {
  // Resolved, it would be the name of a file.
  if (normalize(name).endsWith(sep)) throw directory(name);
  const path = resolve(name);
  const file = await reserveFile(path).catch(async (error: unknown) => {
    if (!isSystemError(error)) throw error;
    throw error.code === "EEXIST" ? await taken(path, error) : unusable(path, error);
  });
  return {
    name: path,
    keep: file.write,
    async save(privateKey) {
      await file.write(privateKey);
      await file.close();
      return path;
    },
    discard: file.remove,
  };
}

/** Says what it is that has the name. */
async function taken(path: string, error: SystemError): Promise<CliError> {
  try {
    if ((await stat(path)).isDirectory()) return directory(path);
    const since = await beganAt(path);
    if (since !== undefined) return leftBehind(path, error, since);
    const keyId = await keyIn(path);
    if (keyId !== undefined) return holdsKey(path, error, keyId);
  } catch {
    // A link that leads nowhere, or a file of somebody else's.
  }
  return unusable(path, error);
}

function directory(path: string): CliError {
  const message = "it is a directory; name the file in it";
  return unusable(path, Object.assign(new Error(message), { code: "EISDIR" }));
}

/** The thumbprint of the private key in a file, if it holds one. */
async function keyIn(path: string): Promise<string | undefined> {
  const stats = await stat(path);
  return stats.isFile() && stats.size <= roomSize ? thumbprint(await readFile(path, "utf8")) : undefined;
}

/** It may be the only copy of a key: also one whose create was killed, and whose pair may exist all the same. */
function holdsKey(path: string, error: SystemError, keyId: string): CliError {
  const reason = `it holds the private key ${keyId}, and nothing is ever overwritten`;
  const whose = { akp: ["get"], options: { key: shortPath(path) }, says: "its key pair, if it has one" };
  return unusable(path, error, reason, [whose]);
}

function leftBehind(path: string, error: SystemError, since: string): CliError {
  const reason =
    `an akp create that began at ${since} left that file. ` +
    "Unless it still runs, the file holds no key and may be removed; akp list shows whether there is a key pair";
  return unusable(path, error, reason);
}
