import type { CreateAccount, KeyInHand } from "@api-key-pairs/client/rotation";
import { hidePrivateKey, OutcomeUnknownError, ResponseError } from "@api-key-pairs/core";
import type { AnyApiKeyPairsError, ApiKeyPair, CreatedApiKeyPair, NewApiKeyPair } from "@api-key-pairs/core";
import type { MutationFunction, UseMutationOptions } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
import { HandoverError } from "./handover-error.ts";
import { refreshLists } from "./refresh-lists.ts";
import type { ApiKeyPairsSource } from "./source.ts";

/** Who takes the private key, which is given exactly once, and what is told when the answer was lost. */
export interface CreateApiKeyPairHandlers {
  /**
   * Takes the pair with its private key: show it, save it. Nothing of ours keeps it. Called also when the component is
   * gone, and awaited: state that it sets has to be that of a component which stays, or the key is lost. When it throws,
   * the mutation fails with a {@link HandoverError}, which has the key.
   */
  readonly onCreated: (created: CreatedApiKeyPair) => unknown;
  /**
   * Takes the private key, by `error.revealPrivateKey()`, out of an answer that is not as documented: the pair exists,
   * but it is not in the list. Called and awaited as `onCreated` is. The mutation then fails with the same error without
   * the key; when this throws, with the error that has it, and what was thrown as its `cause`.
   *
   * @default the key stays within the error of the mutation, for `error.revealPrivateKey()`
   */
  readonly onUnreadable?: ((error: ResponseError) => unknown) | undefined;
  /**
   * Told what may exist when it is not known whether a pair was created: the account names every attempt, and the pairs
   * that may be its. The key is that of the pair that may exist, where it was made here: keep it until the list shows
   * whether the pair is there, since nothing of ours does. Called and awaited as `onCreated` is; the mutation then fails
   * with an `OutcomeUnknownError`, whose `cause` is what this throws, if it does.
   *
   * @default only the error tells
   */
  readonly onUncertain?: ((account: CreateAccount, key: KeyInHand | undefined) => unknown) | undefined;
  /**
   * How long to look for the pair of a lost answer, in milliseconds: a server may commit late.
   *
   * @default 10000
   */
  readonly settleMs?: number | undefined;
}

/** What the mutation that creates fails with. */
export type CreateApiKeyPairError = AnyApiKeyPairsError | HandoverError;

/** The mutation that creates. */
export interface CreateApiKeyPairOptions<OnMutateResult = unknown> extends UseMutationOptions<
  ApiKeyPair,
  CreateApiKeyPairError,
  NewApiKeyPair | void,
  OnMutateResult
> {
  mutationKey: ReturnType<typeof apiKeyPairsKeys.create>;
  mutationFn: MutationFunction<ApiKeyPair, NewApiKeyPair | void>;
}

/**
 * The mutation that creates a pair, by `safeCreate` of `@api-key-pairs/client/rotation`, which is loaded when it is first
 * needed. It is called with the name and roles that revision 2026-08 of the API asks for: the key is then made here, and
 * only its public half is sent. For revision 2021-10 it is called with nothing.
 *
 * The private key goes to `onCreated` and nowhere else: the data of the mutation, and so the caches, the devtools and
 * whatever is dehydrated or persisted, have the pair without it. It never waits for a network, so that no key is minted
 * when nobody looks.
 *
 * When an answer was lost, the mutation is pending until its pair is found, or was looked for long enough. If that
 * leaves doubt, the error is an `OutcomeUnknownError`.
 *
 * @param source - where pairs come from: the client, and the scope of its cache
 * @param handlers - what takes the private key, and what it is told of otherwise
 *
 * @example
 * ```ts
 * const creation = new MutationObserver(
 *   queryClient,
 *   createApiKeyPairOptions({ client }, { onCreated: ({ private_key }) => save(private_key) }),
 * );
 * const { id } = await creation.mutate({ display_name: "Checkout", role_ids });
 * ```
 */
export function createApiKeyPairOptions<OnMutateResult = unknown>(
  { client, scope }: ApiKeyPairsSource,
  handlers: CreateApiKeyPairHandlers,
): CreateApiKeyPairOptions<OnMutateResult> {
  return {
    mutationKey: apiKeyPairsKeys.create(scope),
    mutationFn: async (input, { client: cache }) => {
      const { safeCreate } = await import("@api-key-pairs/client/rotation");
      const { settleMs } = handlers;
      const result = await safeCreate(client, { input: input ?? undefined, settleMs });
      if (result.status === "not_created") throw result.error;
      void refreshLists(cache, scope);

      if (result.status === "created") {
        const { pair, key } = result;
        const created = hidePrivateKey({ ...pair, private_key: key.pem });
        try {
          await handlers.onCreated(created);
        } catch (cause) {
          throw new HandoverError(created, cause);
        }
        return pair;
      }

      const { error, account, key } = result;
      if (error instanceof ResponseError && error.revealPrivateKey() !== undefined) {
        if (handlers.onUnreadable === undefined) throw error;
        await handing(error, () => handlers.onUnreadable!(error));
        throw new ResponseError(error.message, error);
      }
      const cause = error instanceof OutcomeUnknownError ? error.cause : error;
      const unknown = new OutcomeUnknownError({ since: account.attempts[0]!.since, cause });
      await handing(unknown, () => handlers.onUncertain?.(account, key));
      throw unknown;
    },
    retry: false,
    networkMode: "always",
    // In a scope of the defaults it would wait for others, and what waits can be stored and carried out another day.
    scope: undefined!,
    // In milliseconds. Not 0: until a create that nobody watches has ended, TanStack Query looks again that often.
    gcTime: 100,
  };
}

/** @throws the error, with what `hand` threw as its cause */
async function handing(error: Error, hand: () => unknown): Promise<void> {
  try {
    await hand();
  } catch (cause) {
    throw Object.assign(error, { cause });
  }
}
