import type { ApiKeyPairsClient } from "../create-client.ts";
import type { Facts } from "./facts.ts";
import type { JournalRecord } from "./journal/journal-record.ts";
import type { KeyInHand } from "./key-in-hand.ts";
import type { Settings } from "./resolve-options.ts";
import type { RotationEvent } from "./rotation-event.ts";
import type { RotationState } from "./rotation-state.ts";
import type { KeyRole } from "./vault/key-vault.ts";

/** A record without its time. */
export type NewRecord = JournalRecord extends infer Each
  ? Each extends JournalRecord
    ? Omit<Each, "at">
    : never
  : never;

/** One run over the steps of a rotation, as the steps see it. */
export interface Run {
  readonly settings: Settings;
  /** Where the rotation is by now. */
  readonly state: RotationState;
  /** Whether the overlap ends now. */
  readonly isEmergency: boolean;
  /**
   * Writes a record to the journal: nothing that depends on it is done before it is durable.
   *
   * @throws {@link RotationError}
   */
  record(record: NewRecord): Promise<void>;
  /** Writes down what must be known whatever comes of the step. */
  note(facts: Facts): Promise<void>;
  /** @throws {@link RotationError} when the key is not where it was kept */
  key(role: KeyRole): Promise<KeyInHand>;
  /** Gives a client that signs with one of the keys. */
  client(role: KeyRole): Promise<ApiKeyPairsClient>;
  /** Tells the listener, of the step that is under way unless another is named. */
  tell(event: Omit<RotationEvent, "step"> & Partial<Pick<RotationEvent, "step">>): void;
}
