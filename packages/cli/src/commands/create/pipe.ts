import { fstatSync, fsyncSync, write } from "node:fs";
import { promisify } from "node:util";

import type { Context } from "../../context.ts";
import { usageError } from "../../program/usage-error.ts";
import type { Destination } from "./destination.ts";

/** What stdout is called in errors. */
export const stdoutName = "stdout";

const stdout = 1;
const writeTo = promisify(write);

/**
 * Stdout, which must be a pipe or a file.
 *
 * @throws {CliError} When it is a terminal.
 */
export function openPipe(context: Context): Destination {
  if (process.stdout.isTTY) {
    throw usageError("--out - writes the private key to a pipe, and stdout is a terminal", [
      "akp create --out FILE",
      "akp create --out - | COMMAND   # that reads the key",
    ]);
  }
  const stats = fstatSync(stdout);
  const mode = stats.mode & 0o777;
  if (stats.isFile() && (mode & 0o077) !== 0 && process.platform !== "win32") {
    const octal = mode.toString(8).padStart(4, "0");
    context.warn(
      `The file that stdout goes to is open to other users (mode ${octal}); type: chmod 600 FILE, or use --out FILE`,
    );
  }
  return {
    name: stdoutName,
    async save(privateKey) {
      let rest = Buffer.from(`${privateKey.trimEnd()}\n`);
      // Past the stream, whose errors come when nobody can act on them any more.
      while (rest.length > 0) rest = rest.subarray((await writeTo(stdout, rest)).bytesWritten);
      if (stats.isFile()) fsyncSync(stdout);
      return undefined;
    },
    discard: async () => {},
  };
}
