import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/** No answer: the connection could not be made, or broke before the answer was complete. */
export class ConnectionError extends ApiKeyPairsError {
  static override readonly kind = "ConnectionError";
  override readonly code = "connection" as const;

  /** True when the request certainly never reached the server (connection refused, name not found). */
  readonly neverSent: boolean;

  constructor(message: string, options: { neverSent: boolean; cause?: unknown }) {
    super(message, options);
    this.neverSent = options.neverSent;
  }
}
