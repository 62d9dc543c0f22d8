import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/** The caller's `signal` was aborted. `cause` is the reason that it was given. */
export class AbortedError extends ApiKeyPairsError {
  static override readonly kind = "AbortedError";
  override readonly code = "aborted" as const;
}
