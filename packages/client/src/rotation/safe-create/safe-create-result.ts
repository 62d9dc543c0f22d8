import type { ApiKeyPair } from "@api-key-pairs/core";

import type { KeyInHand, KeyOfPair } from "../key-in-hand.ts";
import type { CreateAccount } from "./create-account.ts";

/**
 * What became of a safe create, to `switch (result.status)` on:
 *
 * - `created`: `key` is the new key. The account may still name what an earlier attempt left
 * - `not_created`: there is no pair, and certainly nothing was left behind; `error` is the reason
 * - `uncertain`: the account says what may exist; `error` is the reason, such as what `keep` threw for a key that the API
 *   made
 */
export type SafeCreateResult =
  | {
      readonly status: "created";
      readonly key: KeyOfPair;
      /** The pair as it was answered or listed, without its private key. */
      readonly pair: ApiKeyPair;
      readonly account: CreateAccount;
    }
  | {
      readonly status: "not_created";
      /** What the latest request failed with, or `AbortedError`. */
      readonly error: unknown;
      readonly account: CreateAccount;
    }
  | {
      readonly status: "uncertain";
      /** What the latest request failed with, or `AbortedError`. */
      readonly error: unknown;
      readonly account: CreateAccount;
      /** The key of the pair that may exist, where it is in hand: keep it until the list shows whether the pair does. */
      readonly key?: KeyInHand | undefined;
    };
