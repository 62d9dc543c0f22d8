import type { AnyApiKeyPairsError } from "@api-key-pairs/client";

import type { Outcome } from "./outcome.ts";

/** How many pairs came to what. */
export class Tally {
  deleted = 0;
  not_found = 0;
  failed = 0;
  not_tried = 0;
  kept = 0;
  /** One error of each kind, by its code: thousands of them say no more than the first. */
  readonly errors = new Map<string, AnyApiKeyPairsError>();

  add(outcome: Outcome): void {
    this[outcome.result] += 1;
    if ("error" in outcome && !this.errors.has(outcome.error.code)) {
      this.errors.set(outcome.error.code, outcome.error);
    }
  }

  get total(): number {
    return this.deleted + this.not_found + this.failed + this.not_tried + this.kept;
  }
}
