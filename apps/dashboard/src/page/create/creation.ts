import type { ApiKeyPair, OutcomeUnknownError } from "@api-key-pairs/client";

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

/** How far a creation has got. */
export type Creation =
  | { readonly step: "offer" }
  | { readonly step: "creating" }
  | { readonly step: "failed"; readonly error: Error; readonly failedAt: number }
  /** `scope` says whose pair it would be. */
  | {
      readonly step: "unknown";
      readonly error: OutcomeUnknownError;
      readonly knownBefore: KnownPairs;
      readonly scope: string;
    }
  | { readonly step: "handed"; readonly key: HandedKey };

/** Whether closing the dialog, or the page, would lose something. */
export function isPrecious({ step }: Creation): boolean {
  return step === "creating" || step === "handed";
}
