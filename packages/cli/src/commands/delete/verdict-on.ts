import type { AnyApiKeyPairsError } from "@api-key-pairs/client";

/**
 * What an attempt at deleting a pair came to:
 * - `refused`: this pair cannot be deleted, the next one may well be;
 * - `passing`: it may go better later, and what was asked for may have been done all the same;
 * - `hopeless`: every other would fail as well.
 */
export type Verdict = "deleted" | "not_found" | "refused" | "passing" | "hopeless";

/** @param before Why an earlier attempt at the same pair failed. */
export function verdictOn(
  error: AnyApiKeyPairsError | undefined,
  before: AnyApiKeyPairsError | undefined,
): Verdict {
  switch (error?.code) {
    case undefined:
      return "deleted";
    case "not_found":
      // After an attempt whose answer was lost, its absence is what was asked for.
      return before === undefined || (before.code === "connection" && before.neverSent)
        ? "not_found"
        : "deleted";
    case "connection":
    case "timeout":
    case "server":
    case "response":
      return "passing";
    case "unauthorized":
    case "forbidden":
    case "rate_limit":
      return "hopeless";
    default:
      return "refused";
  }
}
