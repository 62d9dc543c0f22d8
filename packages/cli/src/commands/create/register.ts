import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPair, ApiKeyPairsClient, RegisterInput } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";

/** As often as the client sends what may be repeated. */
const maxAttempts = 3;

/**
 * Registers a public key. A key has one pair at most, so what got no answer is sent again.
 *
 * @throws {CliError} When no answer came at all, or the key has a pair already.
 */
export async function register(
  { signal, note }: Context,
  keyPairs: ApiKeyPairsClient,
  input: RegisterInput,
): Promise<ApiKeyPair> {
  for (let number = 1; ; number += 1) {
    try {
      return await keyPairs.create(input, { signal });
    } catch (error) {
      if (!isApiKeyPairsError(error)) throw error;
      if (error.code === "conflict" && error.resourceId !== undefined) {
        if (number > 1) return await keyPairs.get(error.resourceId, { signal });
        const next = [{ akp: ["get", error.resourceId], says: "the pair of this key" }];
        throw new CliError({ ...explain(error), next }, { cause: error });
      }
      if (error.code !== "outcome_unknown") throw error;
      if (number === maxAttempts || signal.aborted) throw unknown(error);
      note("The answer was lost: asking again, with a key that has one pair at most.");
    }
  }
}

function unknown(error: Error): CliError {
  return new CliError(
    {
      ...explain(error),
      exitCode: exitCode.outcomeUnknown,
      message: "The answer to create was lost: the key may have a pair, or not",
      next: [{ akp: ["create"], says: "asks again, which makes no second pair" }],
    },
    { cause: error },
  );
}
