import type { CreateInput } from "@api-key-pairs/core";

import { nameWithMark, newMark } from "./create-mark.ts";
import type { CreateRun } from "./create-run.ts";

/** What is sent, and what its pair will be known by. */
export interface CreateRequest {
  readonly input: CreateInput;
  /** Revision 2021-10 of the API has no place for one. */
  readonly mark?: string;
}

/** One request of a safe create. Those with one key are all the same: the API registers it once. */
export function requestFor({ input, key }: CreateRun): CreateRequest {
  if (input === undefined) return { input: {} };
  if (key !== undefined) {
    const { algorithm: _ecdsa, ...settings } = input;
    return { input: { ...settings, public_key: key.publicKey }, mark: key.thumbprint };
  }
  const mark = newMark();
  return { input: { ...input, display_name: nameWithMark(input.display_name, mark) }, mark };
}
