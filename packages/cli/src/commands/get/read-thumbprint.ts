import { readFile } from "node:fs/promises";

import { thumbprint } from "../../auth/thumbprint.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";

/**
 * Reads the thumbprint of a key, private or public.
 *
 * @throws {CliError} When there is none in the file.
 */
export async function readThumbprint(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw unusable(`The key ${path} cannot be read: ${error.code ?? error.message}`);
  });
  const found = thumbprint(text);
  if (found === undefined) throw unusable(`${path} holds no EC key in PEM form that can be read`);
  return found;
}

function unusable(message: string): CliError {
  return new CliError({
    exitCode: exitCode.configuration,
    code: "key_unusable",
    message,
    why: "Nothing was sent.",
  });
}
