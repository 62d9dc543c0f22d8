import type { ApiKeyPair, OutcomeUnknownError } from "@api-key-pairs/client";

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
  /** `knownBefore` are the ids of pairs that were there already. */
  | {
      readonly step: "unknown";
      readonly error: OutcomeUnknownError;
      readonly knownBefore: ReadonlySet<string>;
    }
  | { readonly step: "handed"; readonly key: HandedKey };

/** Whether closing the dialog, or the page, would lose something. */
export function isPrecious({ step }: Creation): boolean {
  return step === "creating" || step === "handed";
}
