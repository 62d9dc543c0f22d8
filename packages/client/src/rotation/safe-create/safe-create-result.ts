import type { KeyInHand } from "../key-in-hand.ts";
import type { CreateAccount } from "./create-account.ts";

/**
 * What became of a safe create, to `switch (result.status)` on:
 *
 * - `created`: `key` is the new key. The account may still name what an earlier attempt left
 * - `not_created`: there is no key, and certainly nothing was left behind; `error` is the reason
 * - `uncertain`: there is no key, and the account says what may exist; `error` is the reason
 */
export type SafeCreateResult =
  | { readonly status: "created"; readonly key: KeyInHand; readonly account: CreateAccount }
  | {
      readonly status: "not_created" | "uncertain";
      /** What the latest request failed with, or `AbortedError`. */
      readonly error: unknown;
      readonly account: CreateAccount;
    };
