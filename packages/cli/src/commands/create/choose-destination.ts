import { homedir } from "node:os";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { usageError } from "../../program/usage-error.ts";
import { ask, interrupted } from "../../terminal/ask.ts";
import type { Destination } from "./destination.ts";
import { openFileByThumbprint } from "./file-by-thumbprint.ts";
import { openNamedFile } from "./named-file.ts";
import { openPipe } from "./pipe.ts";

/**
 * Opens what the private key will go to: what `--out` says, else what a person at the terminal says, else a file named
 * after its thumbprint.
 *
 * @throws {CliError} When it is not fit for a private key.
 */
export async function chooseDestination(context: Context, out: string | undefined): Promise<Destination> {
  if (out === "-") return openPipe(context);
  if (out === "") throw usageError("--out takes the name of a new file, or - for a pipe");
  if (out !== undefined) return await openNamedFile(out);
  if (!context.isInteractive || context.globals.quiet) return await openFileByThumbprint(".");
  for (;;) {
    const answer = await ask("New file for the private key [<thumbprint>.pem]: ", context.signal);
    if (answer === undefined) throw interrupted();
    // No shell sees the answer.
    const name = answer.trim().replace(/^~(?=\/)/, homedir());
    if (name === "") return await openFileByThumbprint(".");
    try {
      return await openNamedFile(name);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      context.warn(error.message);
    }
  }
}
