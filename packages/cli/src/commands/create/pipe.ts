import { fstatSync, fsyncSync, write } from "node:fs";
import { promisify } from "node:util";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { toLine } from "../../errors/next-step.ts";
import { usageError } from "../../program/usage-error.ts";
import type { Destination } from "./destination.ts";

/** What stdout is called in errors. */
export const stdoutName = "stdout";

const stdout = 1;
const writeTo = promisify(write);

/**
 * Stdout, which must be a pipe or a file.
 *
 * @throws {CliError} When it is a terminal, or something that swallows what it is given, such as `/dev/null`.
 */
export function openPipe(context: Context): Destination {
  if (process.stdout.isTTY) {
    throw usageError("--out - writes the private key to a pipe, and stdout is a terminal", [
      { akp: ["create"], options: { out: "FILE" } },
      pipeline(context),
    ]);
  }
  const stats = fstatSync(stdout);
  // Node.js puts `/dev/null` in the place of a stdout that was closed.
  if (!stats.isFIFO() && !stats.isSocket() && !stats.isFile()) {
    throw new CliError({
      exitCode: exitCode.configuration,
      code: "stdout_unusable",
      message: "--out - writes the private key to stdout, which is closed, or neither a pipe nor a file",
      why: "Nothing was sent, and no key pair was created.",
      next: [{ akp: ["create"], options: { out: "FILE" } }, pipeline(context)],
    });
  }
  const mode = stats.mode & 0o777;
  if (stats.isFile() && (mode & 0o077) !== 0 && process.platform !== "win32") {
    const octal = mode.toString(8).padStart(4, "0");
    context.warn(
      `The file that stdout goes to is open to other users (mode ${octal}); type: chmod 600 FILE, or use --out FILE`,
    );
  }
  return {
    name: stdoutName,
    keep: async () => {},
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

function pipeline({ globals }: Context): string {
  return `${toLine({ akp: ["create"], options: { out: "-" } }, globals)} | COMMAND   # that reads the key`;
}
