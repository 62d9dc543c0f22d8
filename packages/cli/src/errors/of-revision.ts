import { isApiKeyPairsError } from "@api-key-pairs/client";

import { CliError } from "./cli-error.ts";
import { exitCode } from "./exit-code.ts";

/**
 * Waits for what came with revision 2026-08 of the API.
 *
 * @param what What was typed, such as `akp roles`.
 * @param unknown The statuses that an API answers with that has no such thing.
 * @throws {CliError} That says so, in place of one about a method or a path.
 */
export async function ofRevision2026<T>(
  what: string,
  call: () => PromiseLike<T>,
  unknown: readonly number[] = [405],
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isApiKeyPairsError(error) || !("apiCode" in error) || !unknown.includes(error.status)) throw error;
    const { status, requestId } = error;
    throw new CliError({ ...revisionNeeded(what), status, requestId }, { cause: error });
  }
}

/** The failure of what takes a newer revision than the API speaks. */
export function revisionNeeded(what: string) {
  return {
    exitCode: exitCode.refused,
    code: "revision_needed",
    message: `${what} takes revision 2026-08 of the API, and this one speaks an older one`,
    next: [{ akp: ["doctor"], says: "which API that is, and what it speaks" }],
  } as const;
}
