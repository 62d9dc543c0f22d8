import type { ExitCode } from "./exit-code.ts";
import type { NextStep } from "./next-step.ts";

/** What a person needs to know of a failure. No text in it holds a secret. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** A stable word for scripts, such as `not_found`. */
  readonly code: string;
  /** What happened, in one sentence without a full stop. */
  readonly message: string;
  /** Why, or what it means: further sentences, where there is more to say. */
  readonly why?: string | undefined;
  /** What to type or do next. */
  readonly next?: readonly NextStep[] | undefined;
  /** The HTTP status, where the API answered. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** The file that a private key is in all the same. */
  readonly file?: string | undefined;
  /** New key pairs that may have been left behind. */
  readonly pairs?: readonly { readonly id: string; readonly created_at: string | undefined }[] | undefined;
}

/** A failure that `akp` itself finds, told as it is. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}
