import type { ApiKeyPair } from "@api-key-pairs/client";

/** What every row is shown by. */
export interface RowContext {
  /** The id of the pair that the host signs with. */
  readonly signer: string | null;
  readonly rotationDays: number;
  readonly onDelete: (pair: ApiKeyPair) => void;
}
