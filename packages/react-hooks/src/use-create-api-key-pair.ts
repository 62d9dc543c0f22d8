"use client";

import type { ApiKeyPair, NewApiKeyPair } from "@api-key-pairs/core";
import { useMutation } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { createApiKeyPairOptions } from "./create-api-key-pair-options.ts";
import type { CreateApiKeyPairError, CreateApiKeyPairHandlers } from "./create-api-key-pair-options.ts";
import type { MutationCallbacks } from "./mutation-callbacks.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Who takes the private key, and callbacks of `useMutation`, which see the pair without it. */
export type UseCreateApiKeyPairOptions<OnMutateResult = unknown> = CreateApiKeyPairHandlers &
  MutationCallbacks<ApiKeyPair, NewApiKeyPair | void, OnMutateResult, CreateApiKeyPairError>;

/** What `useMutation` gives. Its `data` is the pair without the private key. */
export type UseCreateApiKeyPairResult<OnMutateResult = unknown> = UseMutationResult<
  ApiKeyPair,
  CreateApiKeyPairError,
  NewApiKeyPair | void,
  OnMutateResult
>;

/**
 * Creates a key pair. See {@link createApiKeyPairOptions} for what it is called with, and where the private key goes.
 *
 * `onCreated`, `onUnreadable` and `onUncertain` are called as all callbacks of TanStack Query: those of the latest
 * render, and of the last one when the component is gone. The state of a component that is gone loses what is set: keep
 * the key above what may go while the request is under way.
 *
 * @param options - what takes the private key, and callbacks of the mutation
 *
 * @example
 * ```tsx
 * // `setCreated` is of a component that stays.
 * const { mutate, isPending, error } = useCreateApiKeyPair({ onCreated: setCreated });
 * const create = () => mutate({ display_name: name, role_ids: roleIds });
 * return <button disabled={isPending} onClick={create}>Create</button>;
 * ```
 */
export function useCreateApiKeyPair<OnMutateResult = unknown>({
  onCreated,
  onUnreadable,
  onUncertain,
  settleMs,
  ...callbacks
}: UseCreateApiKeyPairOptions<OnMutateResult>): UseCreateApiKeyPairResult<OnMutateResult> {
  const source = useApiKeyPairsSource();
  const given: CreateApiKeyPairHandlers = { onCreated, onUnreadable, onUncertain, settleMs };
  // One object throughout: a create that is under way looks into it when it ends.
  const [handlers] = useState(given);
  useEffect(() => void Object.assign(handlers, given));
  return useMutation({ ...callbacks, ...createApiKeyPairOptions<OnMutateResult>(source, handlers) });
}
