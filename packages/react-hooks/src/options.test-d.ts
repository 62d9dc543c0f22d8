import type {
  AnyApiKeyPairsError,
  ApiKeyPair,
  ApiKeyPairsClient,
  CreatedApiKeyPair,
  ResponseError,
  Role,
} from "@api-key-pairs/client";
import {
  MutationObserver,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { InfiniteData } from "@tanstack/react-query";
import { expectTypeOf } from "vitest";

import {
  apiKeyPairOptions,
  apiKeyPairsKeys,
  apiKeyPairsOptions,
  createApiKeyPairOptions,
  deleteApiKeyPairOptions,
  infiniteApiKeyPairsOptions,
  rolesOptions,
  updateApiKeyPairOptions,
  visiblePage,
  visiblePages,
} from "./index.ts";
import type {
  CachedApiKeyPairPage,
  CreateApiKeyPairError,
  PageParam,
  UpdateApiKeyPairVariables,
  VisibleApiKeyPairPage,
} from "./index.ts";

declare const client: ApiKeyPairsClient;
const source = { client };
const cache = new QueryClient();

// A source
apiKeyPairsOptions({ client, scope: "sandbox" });
apiKeyPairsOptions({ client, scope: undefined });
// @ts-expect-error -- the client is required
apiKeyPairsOptions({ scope: "sandbox" });

// One page
const one = apiKeyPairsOptions(source, { limit: 5, cursor: "c" });
expectTypeOf(useQuery(one).data).toEqualTypeOf<VisibleApiKeyPairPage | undefined>();
expectTypeOf(useQuery(one).error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(useSuspenseQuery(one).data).toEqualTypeOf<VisibleApiKeyPairPage>();
expectTypeOf(useQuery({ ...one, staleTime: 5_000, enabled: false }).data).toEqualTypeOf<
  VisibleApiKeyPairPage | undefined
>();
expectTypeOf(cache.getQueryData(one.queryKey)).toEqualTypeOf<CachedApiKeyPairPage | undefined>();
expectTypeOf(cache.fetchQuery(one)).resolves.toEqualTypeOf<CachedApiKeyPairPage>();
expectTypeOf(cache.ensureQueryData(one)).resolves.toEqualTypeOf<CachedApiKeyPairPage>();
expectTypeOf(cache.prefetchQuery(one)).resolves.toEqualTypeOf<void>();
useQuery({
  ...one,
  select: (page) => expectTypeOf(visiblePage(page)).toEqualTypeOf<VisibleApiKeyPairPage>(),
});
// @ts-expect-error -- limit is a number
apiKeyPairsOptions(source, { limit: "5" });
// @ts-expect-error -- there is no such parameter
apiKeyPairsOptions(source, { offset: 5 });

// An infinite list
const list = infiniteApiKeyPairsOptions(source, { limit: 5 });
type List = InfiniteData<VisibleApiKeyPairPage, PageParam>;
expectTypeOf(useInfiniteQuery(list).data).toEqualTypeOf<List | undefined>();
expectTypeOf(useInfiniteQuery(list).error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(useSuspenseInfiniteQuery({ ...list, maxPages: 3 }).data).toEqualTypeOf<List>();
expectTypeOf(cache.getQueryData(list.queryKey)).toEqualTypeOf<
  InfiniteData<CachedApiKeyPairPage, PageParam> | undefined
>();
expectTypeOf(cache.fetchInfiniteQuery(list)).resolves.toEqualTypeOf<
  InfiniteData<CachedApiKeyPairPage, PageParam>
>();
expectTypeOf(cache.prefetchInfiniteQuery({ ...list, pages: 2 })).resolves.toEqualTypeOf<void>();
expectTypeOf(visiblePages(cache.getQueryData(list.queryKey)!)).toEqualTypeOf<List>();

// Create
const creation = createApiKeyPairOptions(source, {
  onCreated: (created) => expectTypeOf(created).toEqualTypeOf<CreatedApiKeyPair>(),
  onUnreadable: async (error) => expectTypeOf(error).toEqualTypeOf<ResponseError>(),
});
expectTypeOf(useMutation(creation).data).toEqualTypeOf<ApiKeyPair | undefined>();
expectTypeOf(useMutation(creation).error).toEqualTypeOf<CreateApiKeyPairError | null>();
useMutation(creation).mutate();
useMutation(creation).mutate({ display_name: "Checkout", role_ids: ["a-role"] });
expectTypeOf(new MutationObserver(cache, creation).mutate()).resolves.toEqualTypeOf<ApiKeyPair>();
// @ts-expect-error -- somebody has to take the private key
createApiKeyPairOptions(source, {});
// @ts-expect-error -- somebody has to take the private key
createApiKeyPairOptions(source);

// Update
const update = updateApiKeyPairOptions(source);
expectTypeOf(useMutation(update).data).toEqualTypeOf<ApiKeyPair | undefined>();
expectTypeOf(useMutation(update).error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(useMutation(update).mutate).parameter(0).toEqualTypeOf<UpdateApiKeyPairVariables>();

// One pair
const pair = apiKeyPairOptions(source, "an-id");
expectTypeOf(useQuery(pair).data).toEqualTypeOf<ApiKeyPair | undefined>();
expectTypeOf(useQuery({ ...pair, select: ({ roles }) => roles }).data).toEqualTypeOf<Role[] | undefined>();
expectTypeOf(useSuspenseQuery(pair).data).toEqualTypeOf<ApiKeyPair>();
expectTypeOf(cache.getQueryData(pair.queryKey)).toEqualTypeOf<ApiKeyPair | undefined>();

// Roles
const roles = rolesOptions(source, { limit: 50 });
expectTypeOf(useQuery(roles).data).toEqualTypeOf<Role[] | undefined>();
expectTypeOf(useSuspenseQuery({ ...roles, staleTime: 5_000 }).data).toEqualTypeOf<Role[]>();
expectTypeOf(cache.ensureQueryData(roles)).resolves.toEqualTypeOf<Role[]>();

// Delete
const deletion = deleteApiKeyPairOptions(source);
expectTypeOf(useMutation(deletion).data).toEqualTypeOf<void | undefined>();
expectTypeOf(useMutation(deletion).error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(useMutation(deletion).mutate).parameter(0).toEqualTypeOf<string>();
useMutation({
  ...deleteApiKeyPairOptions<{ at: number }>(source),
  onMutate: () => ({ at: 1 }),
  onError: (error, id, result) => {
    expectTypeOf(error).toEqualTypeOf<AnyApiKeyPairsError>();
    expectTypeOf(id).toEqualTypeOf<string>();
    expectTypeOf(result).toEqualTypeOf<{ at: number } | undefined>();
  },
});

// Keys
expectTypeOf(apiKeyPairsKeys.all("sandbox")).toEqualTypeOf<readonly ["api-key-pairs", string | null]>();
expectTypeOf(apiKeyPairsKeys.page({ limit: 5 })[2]).toEqualTypeOf<"page">();
expectTypeOf(apiKeyPairsKeys.infinite()[2]).toEqualTypeOf<"infinite">();
expectTypeOf(apiKeyPairsKeys.create()[2]).toEqualTypeOf<"create">();
expectTypeOf(apiKeyPairsKeys.pair("an-id")[3]).toEqualTypeOf<string>();
expectTypeOf(apiKeyPairsKeys.roles()[2]).toEqualTypeOf<"roles">();
expectTypeOf(apiKeyPairsKeys.update()[2]).toEqualTypeOf<"update">();
expectTypeOf(apiKeyPairsKeys.delete()[2]).toEqualTypeOf<"delete">();
// @ts-expect-error -- a scope is a name
apiKeyPairsKeys.all(1);
