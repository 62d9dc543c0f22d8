import type { AnyApiKeyPairsError } from "@api-key-pairs/core";
import type { UseMutationOptions } from "@tanstack/react-query";

/** What can be told to a mutation of ours: everything but how it is carried out. */
export type MutationCallbacks<Data, Variables, OnMutateResult, Failure = AnyApiKeyPairsError> = Pick<
  UseMutationOptions<Data, Failure, Variables, OnMutateResult>,
  "meta" | "onError" | "onMutate" | "onSettled" | "onSuccess" | "throwOnError"
>;
