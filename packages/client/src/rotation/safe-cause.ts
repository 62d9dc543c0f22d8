import { isApiKeyPairsError, scrub } from "@api-key-pairs/core";

import { RotationError } from "./rotation-error.ts";

/**
 * Makes what a hand-over, a journal or a vault of somebody else's threw fit to keep: their errors may hold anything,
 * so only name, text and code are taken over.
 *
 * @param secrets - values that must not be in it
 */
export function safeCause(failure: unknown, secrets: readonly string[]): Error {
  if (isApiKeyPairsError(failure) || failure instanceof RotationError) return failure;
  const { name, message, code } = failure instanceof Error ? (failure as NodeError) : textual(failure);
  const cause = Object.assign(new Error(scrub(message, secrets)), { name, ...(code && { code }) });
  cause.stack = `${name}: ${cause.message}`;
  return cause;
}

/** The text of a thrown string, or what kind of thing was thrown. */
function textual(failure: unknown): Pick<NodeError, "name" | "message" | "code"> {
  return { name: "Error", message: typeof failure === "string" ? failure : `threw ${typeof failure}` };
}

interface NodeError extends Error {
  readonly code?: string;
}
