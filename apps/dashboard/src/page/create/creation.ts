import type { ApiKeyPair, OutcomeUnknownError } from "@api-key-pairs/client";
import type { CreateAccount, KeyInHand } from "@api-key-pairs/client/rotation";

/** The pairs that were there before something was sent. */
export interface KnownPairs {
  readonly ids: ReadonlySet<string>;
  /** Whether these were all. */
  readonly isWhole: boolean;
  /** When they were read, in milliseconds since 1970. */
  readonly readAt: number;
}

/** A private key that nothing else holds. */
export interface HandedKey {
  readonly privateKey: string;
  /** Left out when the answer was not as documented. */
  readonly pair?: ApiKeyPair;
}

/** What is known when it is not known whether a pair was created. */
export interface Doubt {
  readonly error: OutcomeUnknownError;
  /** What was sent, and what was found in the list. */
  readonly account: CreateAccount;
  /** The key of the pair that may exist, where it was made in this page. */
  readonly key: KeyInHand | undefined;
  readonly knownBefore: KnownPairs;
  /** Whose pair it would be. */
  readonly scope: string;
}

/** How far a creation has got. */
export type Creation =
  | { readonly step: "offer" }
  /** `since` is in milliseconds since 1970. */
  | { readonly step: "creating"; readonly since: number }
  | { readonly step: "failed"; readonly error: Error; readonly failedAt: number }
  | { readonly step: "unknown"; readonly doubt: Doubt }
  | { readonly step: "handed"; readonly key: HandedKey };

/** Whether closing the dialog, or the page, would lose something. */
export function isPrecious(creation: Creation): boolean {
  const { step } = creation;
  return step === "creating" || step === "handed" || (step === "unknown" && creation.doubt.key !== undefined);
}
