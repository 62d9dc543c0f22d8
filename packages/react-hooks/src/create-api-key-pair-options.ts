import { OutcomeUnknownError, ResponseError } from "@api-key-pairs/core";
import type { AnyApiKeyPairsError, ApiKeyPair, CreatedApiKeyPair } from "@api-key-pairs/core";
import type { MutationFunction, UseMutationOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import { HandoverError } from "./handover-error.ts";
import { refreshLists } from "./refresh-lists.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** Who takes the private key, which is given exactly once. */
export interface CreateApiKeyPairHandlers {
  /**
   * Takes the pair with its private key: show it, save it. Nothing of ours keeps it. Called also when the component is
   * gone, and awaited: state that it sets has to be that of a component which stays, or the key is lost. When it throws,
   * the mutation fails with a {@link HandoverError}, which has the key.
   */
  readonly onCreated: (created: CreatedApiKeyPair) => unknown;
  /**
   * Takes the private key, by `error.revealPrivateKey()`, out of an answer that is not as documented: the pair exists,
   * but its id is not known. Called and awaited as `onCreated` is. The mutation then fails with the same error without
   * the key; when this throws, with the error that has it, and what was thrown as its `cause`.
   *
   * @default the key stays within the error of the mutation, for `error.revealPrivateKey()`
   */
  readonly onUnreadable?: ((error: ResponseError) => unknown) | undefined;
}

/** The mutation that creates. */
export interface CreateApiKeyPairOptions<OnMutateResult = unknown> extends UseMutationOptions<
  ApiKeyPair,
  AnyApiKeyPairsError,
  void,
  OnMutateResult
> {
  mutationKey: ReturnType<typeof apiKeyPairsKeys.create>;
  mutationFn: MutationFunction<ApiKeyPair, void>;
}

/**
 * The mutation that creates a pair. Its private key goes to `onCreated` and nowhere else: the data of the mutation, and
 * so the caches, the devtools and whatever is dehydrated or persisted, have the pair without it. It is never sent
 * again and never waits for a network, so that no key is minted when nobody looks.
 *
 * When the answer was lost, the error is an `OutcomeUnknownError`, and the lists are fetched anew: what they
 * show from `error.since` on may be the pair whose key nobody holds.
 *
 * @example
 * ```ts
 * const creation = new MutationObserver(
 *   queryClient,
 *   createApiKeyPairOptions({ client }, { onCreated: ({ private_key }) => save(private_key) }),
 * );
 * const { id } = await creation.mutate();
 * ```
 */
export function createApiKeyPairOptions<OnMutateResult = unknown>(
  { client, scope }: ApiKeyPairsSource,
  handlers: CreateApiKeyPairHandlers,
): CreateApiKeyPairOptions<OnMutateResult> {
  return {
    mutationKey: apiKeyPairsKeys.create(scope),
    mutationFn: async (_, { client: cache }) => {
      const created = await client.create().catch(async (error: unknown) => {
        const isKeyLeft = error instanceof ResponseError && error.revealPrivateKey() !== undefined;
        if (isKeyLeft || error instanceof OutcomeUnknownError) void refreshLists(cache, scope);
        if (!isKeyLeft || handlers.onUnreadable === undefined) throw error;
        try {
          await handlers.onUnreadable(error);
        } catch (cause) {
          throw Object.assign(error, { cause });
        }
        throw new ResponseError(error.message, error);
      });
      void refreshLists(cache, scope);
      try {
        await handlers.onCreated(created);
      } catch (cause) {
        throw new HandoverError(created, cause);
      }
      const { private_key: _privateKey, ...pair } = created;
      return pair;
    },
    retry: false,
    networkMode: "always",
    // In a scope of the defaults it would wait for others, and what waits can be stored and carried out another day.
    scope: undefined!,
    // In milliseconds. Not 0: until a create that nobody watches has ended, TanStack Query looks again that often.
    gcTime: 100,
  };
}
