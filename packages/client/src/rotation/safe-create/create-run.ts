import type { NewApiKeyPair } from "@api-key-pairs/core";

import type { ApiKeyPairsClient } from "../../create-client.ts";
import type { Clock } from "../clock.ts";
import type { KeyInHand, OwnKey } from "../key-in-hand.ts";
import type { Ledger } from "./ledger.ts";

/** What is done about a pair that was left behind: it is named, or deleted if it is known beyond doubt. */
export type OnOrphan = "report" | "delete";

/** Everything that one safe create goes by. */
export interface CreateRun {
  readonly client: ApiKeyPairsClient;
  /** The name and roles of the new pair, which an API of revision 2026-08 asks for. */
  readonly input: NewApiKeyPair | undefined;
  /** The key that is to be registered. Without one, the API makes it. */
  readonly key: OwnKey | undefined;
  /**
   * Brings a key that the API made to safety, before anything else is done.
   *
   * @param id - that of its pair, where the answer said it
   */
  readonly keep: (key: KeyInHand, id: string | undefined) => Promise<void>;
  /** The ids of the pairs that were there before the first attempt. */
  readonly before: ReadonlySet<string>;
  /** Whether the list could be read before the first attempt. A key of one's own needs none. */
  readonly isListed: boolean;
  readonly ledger: Ledger;
  readonly maxAttempts: number;
  readonly settleMs: number;
  readonly clockSkewMs: number;
  readonly soleCreator: boolean;
  readonly onOrphan: OnOrphan;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** What looking for a pair goes by: the key in hand may be one that the API made. */
export interface Looking extends Omit<CreateRun, "key"> {
  readonly key: KeyInHand | undefined;
}
