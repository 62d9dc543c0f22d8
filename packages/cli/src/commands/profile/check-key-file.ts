import { homedir } from "node:os";

import { signWith } from "@api-key-pairs/client/auth";
import { decodeToken, getToken, readPrivateKeyFile } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";
import { unlessAborted } from "../../unless-aborted.ts";

/**
 * Makes sure that a file holds a private key that signs, before a profile names it.
 *
 * @returns The id of its pair.
 * @throws {ConfigError} When it does not.
 */
export async function checkKeyFile(context: Context, path: string): Promise<string> {
  // A shell does not replace it after an equals sign.
  const expanded = path.replace(/^~(?=$|[/\\])/, () => homedir());
  const file = await unlessAborted(context.signal, async () => await readPrivateKeyFile(expanded));
  for (const warning of file.warnings) context.warn(warning);
  const token = await getToken(signWith({ privateKey: file.revealPrivateKey() }), { signal: context.signal });
  return String(decodeToken(token)!.header["kid"]);
}
