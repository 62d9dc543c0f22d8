import { createClient, isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPair, ForbiddenError, TokenProvider } from "@api-key-pairs/client";
import type { Config } from "@api-key-pairs/client/node";

import { explain } from "../../errors/explain.ts";
import { revisionOf } from "../../revision.ts";
import { answerTimeoutMs } from "./answer-timeout.ts";
import type { Found } from "./check.ts";

/** What became of a list with the token. */
export interface Access {
  /** Set when the token was accepted, but not for this. */
  readonly forbidden: ForbiddenError | undefined;
}

/** Finds out whether the API accepts the token, by listing one pair: that changes nothing. */
export async function checkToken(
  { target, sources }: Config,
  auth: string | TokenProvider,
  signal: AbortSignal,
): Promise<Found<Access>> {
  let wasRefused = false;
  const keyPairs = createClient({
    ...target,
    auth,
    maxAttempts: 1,
    timeoutMs: answerTimeoutMs,
    // The one thing that is tried again is a token that was signed by the wrong clock.
    observer: { retry: () => (wasRefused = true) },
  });
  let pair: ApiKeyPair | undefined;
  try {
    [pair] = (await keyPairs.list({ limit: 1 }, { signal })).items;
  } catch (error) {
    if (!isApiKeyPairsError(error)) throw error;
    if (error.code === "forbidden") return { ...accepted(wasRefused), value: { forbidden: error } };
    const { message, exitCode, next } = explain(error);
    const where = (sources.baseUrl ?? sources.instance)!;
    return error.code === "unauthorized"
      ? {
          status: "failed",
          message: `refused: the key pair that signs was deleted or switched off, or belongs to another API than ${where.value} (${where.from})`,
          details: [message],
          next: [
            {
              akp: ["doctor"],
              options: { privateKeyFile: "FILE" },
              says: "the key of a pair that is active there",
            },
          ],
          exitCode,
        }
      : {
          status: "failed",
          message,
          next: next?.filter((step) => typeof step === "string" || step.akp[0] !== "doctor") ?? [],
          exitCode,
        };
  }
  // Only a pair tells.
  const by = pair === undefined ? "" : ` by an API of revision ${revisionOf(pair)}`;
  return { ...accepted(wasRefused, by), value: { forbidden: undefined } };
}

function accepted(wasRefused: boolean, by = ""): Found<never> {
  const how = wasRefused ? ", once it was signed by the clock of the server" : "";
  return { status: "ok", message: `accepted${by}${how}` };
}
