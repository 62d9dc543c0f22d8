import { scrub } from "@api-key-pairs/core";

import type { KeyStates, NextMove } from "./key-state.ts";
import type { CreateAccount } from "./safe-create/create-account.ts";
import type { PlannedStep } from "./steps/step-name.ts";

/** Shared by every copy and version of this package that is loaded, so that they recognise each other's errors. */
const brand = Symbol.for("api-key-pairs.rotation-error");

/**
 * What kind of thing is wrong:
 *
 * - `step`: a step failed; `step` names it, and `cause` is the reason
 * - `journal`: the journal can't be read or written
 * - `vault`: a key of the rotation can't be kept, or is not where it was kept
 * - `busy`: another rotation has the journal
 * - `corrupted`: the journal is not as it was written
 * - `version`: another version of this package wrote the journal
 * - `none`: there is no rotation in the journal
 * - `unfinished`: the journal holds a rotation that is not over
 * - `other_server`, `other_key`, `other_hand_over`: the journal is about another API, another key, other recipients
 * - `hand_over`: a hand-over cannot work; nothing was done
 * - `not_resumable`: the rotation is being taken back
 * - `not_abortable`: the rotation can only go on
 */
export type RotationProblem =
  | "step"
  | "journal"
  | "vault"
  | "busy"
  | "corrupted"
  | "version"
  | "none"
  | "unfinished"
  | "other_server"
  | "other_key"
  | "other_hand_over"
  | "hand_over"
  | "not_resumable"
  | "not_abortable";

/** What a {@link RotationError} carries besides its message. */
export interface RotationErrorFields {
  readonly problem: RotationProblem;
  /** The step that failed. */
  readonly step?: PlannedStep | undefined;
  /** What is known of both keys, once a rotation has begun. */
  readonly keys?: KeyStates | undefined;
  /** What can be done next. */
  readonly next?: readonly NextMove[] | undefined;
  /** What may have come of creating, where it matters. */
  readonly account?: CreateAccount | undefined;
  readonly cause?: unknown;
}

/**
 * A rotation stopped, or did not begin. The message says where, what is known of both keys and what can be done next; it
 * never holds a private key or a token. Apart from `ApiKeyPairsError`, since it is about more than one request: the
 * error of the request is the `cause`.
 */
export class RotationError extends Error {
  /** The stable word to tell it by, beside the codes of `ApiKeyPairsError`. */
  readonly code = "rotation";
  readonly problem: RotationProblem;
  readonly step: PlannedStep | undefined;
  readonly keys: KeyStates | undefined;
  readonly next: readonly NextMove[];
  readonly account: CreateAccount | undefined;

  constructor(message: string, fields: RotationErrorFields) {
    const { problem, step, keys, next = [], account, cause } = fields;
    super(scrub(message), cause === undefined ? undefined : { cause });
    this.problem = problem;
    this.step = step;
    this.keys = keys;
    this.next = next;
    this.account = account;
  }

  override get name(): string {
    return "RotationError";
  }

  get [brand](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === RotationError
      ? brand in Object(value)
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  /** All fields, with name, message and the message of the cause, for logs that are written as JSON. */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    const reason = cause instanceof Error ? { name: cause.name, message: scrub(cause.message) } : undefined;
    return { name, message, ...(this as object), cause: reason };
  }
}
