import { readFileSync } from "node:fs";

/** The parameters that name files, which are read for every connection. */
const fileParameters = ["sslcert", "sslkey", "sslrootcert"];

/**
 * Refuses what is no connection string of PostgreSQL, and one whose files cannot be read. The messages hold nothing else
 * of it: where a password was not percent-encoded, any part of the URL may be a part of the password.
 *
 * @param name The option that the URL came from.
 * @throws {TypeError} When it is refused.
 */
export function checkPostgresUrl(url: string, name: string): void {
  if (!/^postgres(?:ql)?:\/\//.test(url)) {
    throw new TypeError(`${name} must be a URL like postgres://user:password@host:5432/database`);
  }
  if (!isWellFormed(url)) {
    throw new TypeError(
      `${name} is malformed: in a user name or password, write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for # ` +
        "and %25 for %",
    );
  }
  const { searchParams } = new URL(url);
  for (const parameter of fileParameters) checkFile(searchParams.get(parameter), `${parameter} in ${name}`);
}

function checkFile(file: string | null, name: string): void {
  try {
    if (file) readFileSync(file);
  } catch (error) {
    throw new TypeError(`${name} must be a file that can be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function isWellFormed(url: string): boolean {
  try {
    const { username, password, pathname, search, hash } = new URL(url);
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    // What follows the host has an @ only when the user name or password ended too early.
    return !`${pathname}${search}${hash}`.includes("@");
  } catch {
    return false;
  }
}
