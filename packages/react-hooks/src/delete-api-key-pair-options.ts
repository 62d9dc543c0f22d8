import { NotFoundError } from "@api-key-pairs/core";
import type { AnyApiKeyPairsError } from "@api-key-pairs/core";
import type { MutationFunction, UseMutationOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import { changesOf } from "./changes/changes-of.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** The mutation that deletes. */
export interface DeleteApiKeyPairOptions<OnMutateResult = unknown> extends UseMutationOptions<
  void,
  AnyApiKeyPairsError,
  string,
  OnMutateResult
> {
  mutationKey: ReturnType<typeof apiKeyPairsKeys.delete>;
  mutationFn: MutationFunction<void, string>;
}

/**
 * The mutation that deletes the pair whose id it is given. The pair leaves every cached list at once; when the deletion
 * fails, it is back in its place, unless it failed with `NotFoundError`: then it is gone all the same. Any number may run
 * at the same time. When the last change has ended, the lists are fetched anew.
 *
 * All of that happens within `mutationFn`: the callbacks are yours.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 *
 * @example
 * ```ts
 * const deletion = new MutationObserver(queryClient, deleteApiKeyPairOptions({ client }));
 * await deletion.mutate(id);
 * ```
 */
export function deleteApiKeyPairOptions<OnMutateResult = unknown>({
  client,
  scope,
}: ApiKeyPairsSource): DeleteApiKeyPairOptions<OnMutateResult> {
  return {
    mutationKey: apiKeyPairsKeys.delete(scope),
    mutationFn: async (id, { client: cache }) => {
      const all = changesOf(cache, scope);
      all.begin("deleting", id);
      let outcome: "gone" | undefined;
      try {
        await client.delete(id);
        outcome = "gone";
      } catch (error) {
        if (error instanceof NotFoundError) outcome = "gone";
        throw error;
      } finally {
        all.end("deleting", id, outcome);
      }
    },
    // The client has tried again already.
    retry: false,
    // A deletion that waits for a network would be carried out when nobody thinks of it any more.
    networkMode: "always",
    // Nor does it wait for others, in a scope of the defaults.
    scope: undefined!,
  };
}
