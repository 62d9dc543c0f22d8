import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/**
 * Create only: the request was sent, and no usable answer came back. The pair may exist, now or in a moment,
 * with a private key that nobody holds unless the caller made it. `cause` is the error that hid the answer.
 */
export class OutcomeUnknownError extends ApiKeyPairsError {
  static override readonly kind = "OutcomeUnknownError";
  override readonly code = "outcome_unknown" as const;

  /** When the request was sent, by the caller's clock: an RFC 3339 date-time. */
  readonly since: string;

  constructor(options: { since: string; cause: unknown }) {
    super(
      `A key pair may have been created at ${options.since}; its answer is lost, with the private key ` +
        "unless you made it. List the key pairs, delete the one created since then that you do not know, and create again",
      { cause: options.cause },
    );
    this.since = options.since;
  }
}
