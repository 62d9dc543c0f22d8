"use client";

import type { AnyApiKeyPairsError } from "@api-key-pairs/core";
import { useMutation } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";

import { deleteApiKeyPairOptions } from "./delete-api-key-pair-options.ts";
import type { MutationCallbacks } from "./mutation-callbacks.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Callbacks of `useMutation`. */
export type UseDeleteApiKeyPairOptions<OnMutateResult = unknown> = MutationCallbacks<
  void,
  string,
  OnMutateResult
>;

/** What `useMutation` gives. It is called with the id of the pair. */
export type UseDeleteApiKeyPairResult<OnMutateResult = unknown> = UseMutationResult<
  void,
  AnyApiKeyPairsError,
  string,
  OnMutateResult
>;

/**
 * Deletes key pairs by their ids. See {@link deleteApiKeyPairOptions} for what the lists show meanwhile.
 *
 * @example
 * ```tsx
 * const { mutate } = useDeleteApiKeyPair({ onError: (error, id) => report(id, error) });
 * return <button onClick={() => mutate(pair.id)}>Delete</button>;
 * ```
 */
export function useDeleteApiKeyPair<OnMutateResult = unknown>(
  callbacks: UseDeleteApiKeyPairOptions<OnMutateResult> = {},
): UseDeleteApiKeyPairResult<OnMutateResult> {
  const source = useApiKeyPairsSource();
  return useMutation({ ...callbacks, ...deleteApiKeyPairOptions<OnMutateResult>(source) });
}
