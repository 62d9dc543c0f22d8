import type { NewApiKeyPair } from "@api-key-pairs/core";

import type { CreateAccount } from "./safe-create/create-account.ts";

/** What the steps of a rotation learn. The facts of all records, later ones over earlier ones, are what is known. */
export interface Facts {
  /** The id of the old pair. */
  readonly oldId?: string | undefined;
  /** What the new pair is to be like: the old one. Revision 2021-10 of the API has no names and roles. */
  readonly input?: NewApiKeyPair | undefined;
  /** The ids of the pairs that were there before. */
  readonly before?: readonly string[] | undefined;
  /** What may have come of creating. */
  readonly account?: CreateAccount | undefined;
  /** The id of the new pair: its key is in the vault. */
  readonly newId?: string | undefined;
  /** The thumbprint of that key. */
  readonly newThumbprint?: string | undefined;
  /** Whether the API accepted a request that the new key signed. */
  readonly isProven?: boolean | undefined;
  /** Whether somebody certainly has the old key who is to have it: what takes the rotation back need not keep it. */
  readonly isReturned?: boolean | undefined;
  /** Until when both pairs are to work: an RFC 3339 date-time. */
  readonly overlapUntil?: string | undefined;
  /** Until when the old pair is to be switched off: an RFC 3339 date-time. */
  readonly graceUntil?: string | undefined;
}
