import type { TokenProvider } from "@api-key-pairs/client";
import type { Config } from "@api-key-pairs/client/node";

import { checkCredential } from "./check-credential.ts";
import { checkKeyFile } from "./check-key-file.ts";
import { checkKey } from "./check-key.ts";
import type { Examine } from "./run-check.ts";

/**
 * Checks who signs, without asking the server.
 *
 * @returns What gives tokens, if anything does.
 */
export async function examineCredential(
  examine: Examine,
  config: Config | undefined,
  signal: AbortSignal,
): Promise<string | TokenProvider | undefined> {
  if (config === undefined) {
    for (const name of ["credential", "key_file", "key"] as const) {
      await examine(name, "the configuration is wrong");
    }
    return undefined;
  }
  const kind = await examine("credential", () => checkCredential(config));
  const path = config.sources.privateKeyFile?.value;
  const isReadable = await examine(
    "key_file",
    path === undefined ? "none is in use" : async () => await checkKeyFile(config, path),
  );
  if (kind !== "privateKey") {
    await examine("key", kind === "token" ? "none is needed with a token" : "there is none to check");
    return kind === "token" ? config.auth() : undefined;
  }
  const isThere = path === undefined || isReadable;
  return await examine(
    "key",
    isThere ? async () => await checkKey(config, signal) : "its file cannot be read",
  );
}
