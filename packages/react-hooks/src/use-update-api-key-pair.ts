"use client";

import type { AnyApiKeyPairsError, ApiKeyPair } from "@api-key-pairs/core";
import { useMutation } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";

import type { MutationCallbacks } from "./mutation-callbacks.ts";
import { updateApiKeyPairOptions } from "./update-api-key-pair-options.ts";
import type { UpdateApiKeyPairVariables } from "./update-api-key-pair-options.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Callbacks of `useMutation`. */
export type UseUpdateApiKeyPairOptions<OnMutateResult = unknown> = MutationCallbacks<
  ApiKeyPair,
  UpdateApiKeyPairVariables,
  OnMutateResult
>;

/** What `useMutation` gives. Its `data` is the pair as it is now. */
export type UseUpdateApiKeyPairResult<OnMutateResult = unknown> = UseMutationResult<
  ApiKeyPair,
  AnyApiKeyPairsError,
  UpdateApiKeyPairVariables,
  OnMutateResult
>;

/**
 * Changes key pairs: their name, their roles, or whether they can sign. See {@link updateApiKeyPairOptions} for what the
 * lists show meanwhile.
 *
 * @example
 * ```tsx
 * const { mutate } = useUpdateApiKeyPair();
 * return <button onClick={() => mutate({ id, changes: { active: false } })}>Switch off</button>;
 * ```
 */
export function useUpdateApiKeyPair<OnMutateResult = unknown>(
  callbacks: UseUpdateApiKeyPairOptions<OnMutateResult> = {},
): UseUpdateApiKeyPairResult<OnMutateResult> {
  const source = useApiKeyPairsSource();
  return useMutation({ ...callbacks, ...updateApiKeyPairOptions<OnMutateResult>(source) });
}
