import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/**
 * A value that the caller passed can't be right. Nothing was sent. The message names the field, what is wrong
 * with it and the remedy, and never repeats a text that was passed, since that may be a secret.
 */
export class InputError extends ApiKeyPairsError {
  static override readonly kind = "InputError";
  override readonly code = "input" as const;

  /** The name of the field, such as `limit`. */
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
  }
}
