import type { ApiKeyPair, CreateInput } from "@api-key-pairs/core";

/**
 * Something that is put into a request to create and shows in the list, so that its pair is known beyond doubt. Revision
 * 2021-10 of the API has no place for one.
 */
export interface CreateMark {
  /** Makes a mark for one attempt. It is part of the account, so it must not be a secret. */
  fresh(): string;
  /** Puts it into what is sent. */
  input(mark: string): CreateInput;
  /** Whether a pair of the list carries it. */
  isOn(pair: ApiKeyPair, mark: string): boolean;
}
