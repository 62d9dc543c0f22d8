import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { TokenProvider } from "@api-key-pairs/client";
import { decodeToken, getToken } from "@api-key-pairs/client/node";
import type { Config } from "@api-key-pairs/client/node";

import { exitCode } from "../../errors/exit-code.ts";
import { authProblem } from "./auth-problem.ts";
import type { Found } from "./check.ts";

/**
 * Finds out whether the key can be read and signs, and which pair it belongs to.
 *
 * @returns With what signs.
 */
export async function checkKey(config: Config, signal: AbortSignal): Promise<Found<TokenProvider>> {
  const problem = authProblem(config);
  if (problem !== undefined) return failed(problem.message);
  const provider = config.auth() as TokenProvider;
  try {
    const { header } = decodeToken(await getToken(provider, { signal }))!;
    return { status: "ok", message: `EC P-521, of the pair ${String(header["kid"])}`, value: provider };
  } catch (error) {
    // Only in use it shows whether the numbers in it are a key.
    if (isApiKeyPairsError(error) && error.code === "input") return failed(error.message);
    throw error;
  }
}

function failed(message: string): Found<never> {
  const says = "a private key as akp create saved it";
  const next = [{ akp: ["doctor"], options: { privateKeyFile: "FILE" }, says }];
  return { status: "failed", message, next, exitCode: exitCode.configuration };
}
