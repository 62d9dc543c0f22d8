"use client";

import type { AnyApiKeyPairsError, ApiKeyPair } from "@api-key-pairs/core";
import { useMutation } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { createApiKeyPairOptions } from "./create-api-key-pair-options.ts";
import type { CreateApiKeyPairHandlers } from "./create-api-key-pair-options.ts";
import type { MutationCallbacks } from "./mutation-callbacks.ts";
import { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";

/** Who takes the private key, and callbacks of `useMutation`, which see the pair without it. */
export type UseCreateApiKeyPairOptions<OnMutateResult = unknown> = CreateApiKeyPairHandlers &
  MutationCallbacks<ApiKeyPair, void, OnMutateResult>;

/** What `useMutation` gives. Its `data` is the pair without the private key. */
export type UseCreateApiKeyPairResult<OnMutateResult = unknown> = UseMutationResult<
  ApiKeyPair,
  AnyApiKeyPairsError,
  void,
  OnMutateResult
>;

/**
 * Creates a key pair. See {@link createApiKeyPairOptions} for where the private key goes.
 *
 * `onCreated` and `onUnreadable` are called as all callbacks of TanStack Query: those of the latest render, and of the last
 * one when the component is gone. The state of a component that is gone loses what is set: keep the key above what
 * may go while the request is under way.
 *
 * @example
 * ```tsx
 * // `setCreated` is of a component that stays.
 * const { mutate, isPending, error } = useCreateApiKeyPair({ onCreated: setCreated });
 * return <button disabled={isPending} onClick={() => mutate()}>Create</button>;
 * ```
 */
export function useCreateApiKeyPair<OnMutateResult = unknown>({
  onCreated,
  onUnreadable,
  ...callbacks
}: UseCreateApiKeyPairOptions<OnMutateResult>): UseCreateApiKeyPairResult<OnMutateResult> {
  const source = useApiKeyPairsSource();
  const latest = useRef<CreateApiKeyPairHandlers>({ onCreated, onUnreadable });
  useEffect(() => {
    latest.current = { onCreated, onUnreadable };
  });
  const handlers: CreateApiKeyPairHandlers = {
    get onCreated() {
      return latest.current.onCreated;
    },
    get onUnreadable() {
      return latest.current.onUnreadable;
    },
  };
  return useMutation({ ...callbacks, ...createApiKeyPairOptions<OnMutateResult>(source, handlers) });
}
