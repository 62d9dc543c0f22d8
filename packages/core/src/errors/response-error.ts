import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/** What is wrong with an answer. */
export type ResponseProblem = "not_json" | "redirect" | "too_large" | "wrong_shape";

/** One place in an answer that is not as the API documents it. Never holds the value. */
export interface ResponseIssue {
  /** Where, such as `items.0.created_at`; empty for the answer as a whole. */
  readonly path: string;
  readonly message: string;
}

export interface ResponseErrorFields {
  readonly problem: ResponseProblem;
  /** The HTTP status. */
  readonly status: number;
  readonly issues: readonly ResponseIssue[];
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

/** Apart from the errors, since the consoles of browsers show private fields too. */
const privateKeys = new WeakMap<object, string>();

/** An answer came, but not one of the API's: not JSON, of the wrong shape, too large, or a redirect. */
export class ResponseError extends ApiKeyPairsError implements ResponseErrorFields {
  static override readonly kind = "ResponseError";
  override readonly code = "response" as const;

  declare readonly problem: ResponseProblem;
  declare readonly status: number;
  declare readonly issues: readonly ResponseIssue[];
  declare readonly requestId: string | undefined;
  declare readonly method: string | undefined;
  declare readonly path: string | undefined;

  /** @param privateKey - the one-time private key that the answer carried in spite of all, if it did */
  constructor(message: string, fields: ResponseErrorFields, privateKey?: string) {
    super(message);
    Object.assign(this, fields);
    if (privateKey !== undefined) privateKeys.set(this, privateKey);
  }

  /**
   * The private key of a pair that was created although its answer is not as documented: this error is then
   * the only place where the key still exists. Nothing prints it; only this call gives it.
   *
   * @returns the PEM, or `undefined` when the answer carried none
   */
  revealPrivateKey(): string | undefined {
    return privateKeys.get(this);
  }
}
