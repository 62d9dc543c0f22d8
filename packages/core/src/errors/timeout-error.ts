import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/** No answer in time. */
export class TimeoutError extends ApiKeyPairsError {
  static override readonly kind = "TimeoutError";
  override readonly code = "timeout" as const;

  /** The limit that ran out, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, options: { timeoutMs: number; cause?: unknown }) {
    super(message, options);
    this.timeoutMs = options.timeoutMs;
  }
}
