import type { ApiKeyPairsClient } from "../../create-client.ts";
import type { Clock } from "../clock.ts";
import type { CreateMark } from "./create-mark.ts";
import type { Ledger } from "./ledger.ts";

/** What is done about a pair that was left behind: it is named, or deleted if it is known beyond doubt. */
export type OnOrphan = "report" | "delete";

/** Everything that one safe create goes by. */
export interface CreateRun {
  readonly client: ApiKeyPairsClient;
  /** The ids of the pairs that were there before the first attempt. */
  readonly before: ReadonlySet<string>;
  readonly ledger: Ledger;
  readonly maxAttempts: number;
  readonly settleMs: number;
  readonly clockSkewMs: number;
  readonly soleMinter: boolean;
  readonly onOrphan: OnOrphan;
  readonly mark: CreateMark | undefined;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}
