import type { ApiKeyPair } from "@api-key-pairs/client";

/** What can be done to a pair, once it is confirmed. */
export type ActionName = "delete" | "switch";

/** An action that waits for its confirmation. */
export interface AskedAction {
  readonly name: ActionName;
  readonly pair: ApiKeyPair;
  /** Where the focus goes when the row of the pair is gone. */
  readonly focusAfterDeletion: HTMLElement | null;
}
