import type { ClientOptions } from "../client-options.ts";
import type { Clock } from "./clock.ts";
import type { HandOver } from "./hand-over.ts";
import type { Journal } from "./journal/journal.ts";
import type { StepListener } from "./rotation-event.ts";
import type { OnOrphan } from "./safe-create/create-run.ts";
import type { KeyVault } from "./vault/key-vault.ts";

/** What every part of a rotation takes. */
export interface RotationOptions {
  /** Where the API is and how it is called: what `createClient` takes, without `auth`. */
  readonly client: Omit<ClientOptions, "auth">;
  /** Where progress is written down. */
  readonly journal: Journal;
  /** Where the keys are kept until the rotation is over. */
  readonly vault: KeyVault;
  /**
   * Who gets the new key, one after the other. Without any, the key stays in the vault.
   *
   * @default []
   */
  readonly handOver?: readonly HandOver[] | undefined;
  /**
   * How long to wait for the API to accept a new key and to refuse a deleted one everywhere, in milliseconds.
   *
   * @default 60000
   */
  readonly propagationMs?: number | undefined;
  /**
   * How long to look for the pair of a lost answer, in milliseconds.
   *
   * @default `attemptTimeoutMs` of the client
   */
  readonly settleMs?: number | undefined;
  /**
   * By how much the clock of the API may differ from this machine's, in milliseconds.
   *
   * @default 60000
   */
  readonly clockSkewMs?: number | undefined;
  /** Stops the rotation when aborted. It can be resumed. */
  readonly signal?: AbortSignal | undefined;
  /** Told of every step. */
  readonly onStep?: StepListener | undefined;
  /** Another clock, for tests. */
  readonly clock?: Clock | undefined;
}

/**
 * How far to go:
 *
 * - `overlap`: to the first wait that is to come, the overlap or, without one, the grace
 * - `grace`: to where the grace begins
 * - `done`: to the end
 *
 * What comes before is waited for; where there is no such wait to come, it is gone on to the end.
 */
export type Until = "overlap" | "grace" | "done";

/** What `startRotation` takes. */
export interface StartRotationOptions extends RotationOptions {
  /** The private key that is to be replaced: PEM (PKCS#8), or base64 of that PEM. */
  readonly currentKey: string;
  /**
   * How long both keys are to work after the new one was handed over, in milliseconds.
   *
   * @default 86400000, a day
   */
  readonly overlapMs?: number | undefined;
  /**
   * How long the old pair is to stay switched off before it is deleted, in milliseconds: whoever is locked out by that gets
   * it back with `abortRotation`. An API of revision 2021-10 cannot switch a pair off, and there is no grace then.
   *
   * @default 0
   */
  readonly graceMs?: number | undefined;
  /**
   * The old key has leaked: it is deleted as soon as the new one was handed over, without overlap or grace.
   *
   * @default false
   */
  readonly emergency?: boolean | undefined;
  /**
   * How far to go.
   *
   * @default "overlap"
   */
  readonly until?: Until | undefined;
  /**
   * States that nobody and nothing else creates key pairs meanwhile.
   *
   * @default false
   */
  readonly soleCreator?: boolean | undefined;
  /**
   * What to do about a pair whose answer was lost: `report` it, or `delete` it if it is known beyond doubt.
   *
   * @default "report"
   */
  readonly onOrphan?: OnOrphan | undefined;
}

/** What `resumeRotation` takes. */
export interface ResumeRotationOptions extends RotationOptions {
  /** A key that must be the old or the new one of the rotation, so that it is not the rotation of another key. */
  readonly currentKey?: string | undefined;
  /**
   * The old key has leaked meanwhile: the overlap ends now, and so does the grace.
   *
   * @default false
   */
  readonly emergency?: boolean | undefined;
  /**
   * How far to go.
   *
   * @default "done"
   */
  readonly until?: Until | undefined;
}

/** What `abortRotation` takes. */
export interface AbortRotationOptions extends RotationOptions {
  /** A key that must be the old or the new one of the rotation, so that it is not the rotation of another key. */
  readonly currentKey?: string | undefined;
}
