import type { AnyApiKeyPairsError, ApiKeyPair, UpdateInput } from "@api-key-pairs/core";
import type { MutationFunction, UseMutationOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import { changesOf } from "./changes/changes-of.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** What the mutation that updates is called with. */
export interface UpdateApiKeyPairVariables {
  /** The `id` of the pair. */
  readonly id: string;
  /** What is to change; the rest stays. */
  readonly changes: UpdateInput;
}

/** The mutation that updates. */
export interface UpdateApiKeyPairOptions<OnMutateResult = unknown> extends UseMutationOptions<
  ApiKeyPair,
  AnyApiKeyPairsError,
  UpdateApiKeyPairVariables,
  OnMutateResult
> {
  mutationKey: ReturnType<typeof apiKeyPairsKeys.update>;
  mutationFn: MutationFunction<ApiKeyPair, UpdateApiKeyPairVariables>;
}

/**
 * The mutation that changes one pair. Cached lists name the pair as `updating` and show it as it was, since it is
 * uncertain what the API will say. The answer is shown in all of them at once, and when the last change has ended,
 * they are fetched anew. An API of revision 2021-10 can't change pairs: the mutation fails there.
 *
 * All of that happens within `mutationFn`: the callbacks are yours.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 *
 * @example
 * ```ts
 * const update = new MutationObserver(queryClient, updateApiKeyPairOptions({ client }));
 * await update.mutate({ id, changes: { active: false } });
 * ```
 */
export function updateApiKeyPairOptions<OnMutateResult = unknown>({
  client,
  scope,
}: ApiKeyPairsSource): UpdateApiKeyPairOptions<OnMutateResult> {
  return {
    mutationKey: apiKeyPairsKeys.update(scope),
    mutationFn: async ({ id, changes }, { client: cache }) => {
      const all = changesOf(cache, scope);
      all.begin("updating", id);
      let pair: ApiKeyPair | undefined;
      try {
        return (pair = await client.update(id, changes));
      } finally {
        all.end("updating", id, pair);
      }
    },
    // As for deletions: the client has tried again, and nothing is carried out when nobody thinks of it any more.
    retry: false,
    networkMode: "always",
    scope: undefined!,
  };
}
