import { stat } from "node:fs/promises";

import { ConfigError, readPrivateKeyFile } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";

/** The private key that signs. */
export interface KeyInUse {
  readonly privateKey: string;
  /** The absolute path of its file; `undefined` when it came from a variable. */
  readonly file: string | undefined;
}

/**
 * Reads the key that is configured.
 *
 * @throws {CliError} When it is none that can be replaced: a token, or a key from a pipe.
 * @throws {ConfigError} When there is none, or it is not usable.
 */
export async function readKeyInUse(context: Context): Promise<KeyInUse> {
  const { auth, credential, sources } = await context.config();
  // Says what is wrong with what is configured.
  auth();
  if (credential!.kind === "token") {
    throw unusable(
      `A token signs the requests (from ${sources.token!.from}), and rotate needs the private key that it is to replace`,
    );
  }
  const { privateKeyFile: found } = sources;
  if (found === undefined) return { privateKey: process.env["GR4VY_PRIVATE_KEY"]!, file: undefined };
  const { value: file } = found;
  // What is read once is gone.
  if (!(await stat(file)).isFile()) {
    throw unusable(`The private key comes from ${file}, which is a pipe, and can be read only once`);
  }
  return { privateKey: (await readPrivateKeyFile(file)).revealPrivateKey(), file };
}

/** The same, for what goes on without it: the key is kept beside the journal. */
export async function findKeyInUse(context: Context): Promise<string | undefined> {
  try {
    return (await readKeyInUse(context)).privateKey;
  } catch (error) {
    if (error instanceof CliError || error instanceof ConfigError) return undefined;
    throw error;
  }
}

/** The commands that get the new key inherit what is in the environment, where others on the machine may see it. */
export function hideFromCommands(): void {
  delete process.env["GR4VY_PRIVATE_KEY"];
  delete process.env["GR4VY_TOKEN"];
}

function unusable(message: string): CliError {
  return new CliError({
    exitCode: exitCode.configuration,
    code: "private_key_needed",
    message,
    why: "Nothing was sent.",
    next: ["akp rotate --private-key-file FILE", 'GR4VY_PRIVATE_KEY="$(cat FILE)" akp rotate --exec COMMAND'],
  });
}
