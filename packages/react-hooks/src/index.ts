export { apiKeyPairsKeys } from "./api-key-pairs-keys.ts";
export type { InfiniteKey, PageKey, PairKey, RolesKey, RolesParams } from "./api-key-pairs-keys.ts";
export { apiKeyPairOptions } from "./api-key-pair-options.ts";
export type { ApiKeyPairOptions } from "./api-key-pair-options.ts";
export { apiKeyPairsOptions } from "./api-key-pairs-options.ts";
export type { ApiKeyPairsOptions } from "./api-key-pairs-options.ts";
export { createApiKeyPairOptions } from "./create-api-key-pair-options.ts";
export type {
  CreateApiKeyPairError,
  CreateApiKeyPairHandlers,
  CreateApiKeyPairOptions,
} from "./create-api-key-pair-options.ts";
export { deleteApiKeyPairOptions } from "./delete-api-key-pair-options.ts";
export type { DeleteApiKeyPairOptions } from "./delete-api-key-pair-options.ts";
export type {
  CachedApiKeyPairPage,
  ChangeMark,
  VisibleApiKeyPairPage,
} from "./changes/cached-api-key-pair-page.ts";
export { visiblePage, visiblePages } from "./changes/visible-page.ts";
export { HandoverError } from "./handover-error.ts";
export { infiniteApiKeyPairsOptions } from "./infinite-api-key-pairs-options.ts";
export type { InfiniteApiKeyPairsOptions } from "./infinite-api-key-pairs-options.ts";
export type { PageParam } from "./infinite/walk.ts";
export { rolesOptions } from "./roles-options.ts";
export type { RolesOptions } from "./roles-options.ts";
export type { ApiKeyPairsSource } from "./source.ts";
export { updateApiKeyPairOptions } from "./update-api-key-pair-options.ts";
export type { UpdateApiKeyPairOptions, UpdateApiKeyPairVariables } from "./update-api-key-pair-options.ts";

export { ApiKeyPairsProvider } from "./api-key-pairs-provider.tsx";
export type { ApiKeyPairsProviderProps } from "./api-key-pairs-provider.tsx";
export type { MutationCallbacks } from "./mutation-callbacks.ts";
export type { PageNavigation } from "./navigation/page-navigation.ts";
export { useApiKeyPair } from "./use-api-key-pair.ts";
export type { UseApiKeyPairOptions, UseApiKeyPairResult } from "./use-api-key-pair.ts";
export { useApiKeyPairs } from "./use-api-key-pairs.ts";
export type { UseApiKeyPairsOptions, UseApiKeyPairsResult } from "./use-api-key-pairs.ts";
export { useApiKeyPairsSource } from "./use-api-key-pairs-source.ts";
export { useCreateApiKeyPair } from "./use-create-api-key-pair.ts";
export type { UseCreateApiKeyPairOptions, UseCreateApiKeyPairResult } from "./use-create-api-key-pair.ts";
export { useDeleteApiKeyPair } from "./use-delete-api-key-pair.ts";
export type { UseDeleteApiKeyPairOptions, UseDeleteApiKeyPairResult } from "./use-delete-api-key-pair.ts";
export { useInfiniteApiKeyPairs } from "./use-infinite-api-key-pairs.ts";
export type {
  UseInfiniteApiKeyPairsOptions,
  UseInfiniteApiKeyPairsResult,
} from "./use-infinite-api-key-pairs.ts";
export { useRoles } from "./use-roles.ts";
export type { UseRolesOptions, UseRolesResult } from "./use-roles.ts";
export { useSuspenseApiKeyPairs } from "./use-suspense-api-key-pairs.ts";
export type {
  UseSuspenseApiKeyPairsOptions,
  UseSuspenseApiKeyPairsResult,
} from "./use-suspense-api-key-pairs.ts";
export { useSuspenseInfiniteApiKeyPairs } from "./use-suspense-infinite-api-key-pairs.ts";
export type {
  UseSuspenseInfiniteApiKeyPairsOptions,
  UseSuspenseInfiniteApiKeyPairsResult,
} from "./use-suspense-infinite-api-key-pairs.ts";
export { useUpdateApiKeyPair } from "./use-update-api-key-pair.ts";
export type { UseUpdateApiKeyPairOptions, UseUpdateApiKeyPairResult } from "./use-update-api-key-pair.ts";
