import type {
  AnyApiKeyPairsError,
  ApiKeyPair,
  ApiKeyPairsClient,
  CreatedApiKeyPair,
  NewApiKeyPair,
  ResponseError,
  Role,
  UpdateInput,
} from "@api-key-pairs/client";
import type { CreateAccount, KeyInHand } from "@api-key-pairs/client/rotation";
import type { InfiniteData } from "@tanstack/react-query";
import { expectTypeOf } from "vitest";

import {
  ApiKeyPairsProvider,
  apiKeyPairsOptions,
  useApiKeyPair,
  useApiKeyPairs,
  useApiKeyPairsSource,
  useCreateApiKeyPair,
  useDeleteApiKeyPair,
  useInfiniteApiKeyPairs,
  useRoles,
  useSuspenseApiKeyPairs,
  useSuspenseInfiniteApiKeyPairs,
  useUpdateApiKeyPair,
} from "./index.ts";
import type { ApiKeyPairsSource, HandoverError, PageParam, VisibleApiKeyPairPage } from "./index.ts";

declare const client: ApiKeyPairsClient;
type List = InfiniteData<VisibleApiKeyPairPage, PageParam>;
type Way = (() => void) | undefined;

// The provider
<ApiKeyPairsProvider client={client} scope="sandbox">
  some text
</ApiKeyPairsProvider>;
// @ts-expect-error -- the client is required
<ApiKeyPairsProvider scope="sandbox" />;
expectTypeOf(useApiKeyPairsSource()).toEqualTypeOf<ApiKeyPairsSource>();
apiKeyPairsOptions(useApiKeyPairsSource());

// One page
const page = useApiKeyPairs({ limit: 5 }, { staleTime: 5_000, enabled: true, refetchInterval: 1_000 });
expectTypeOf(page.data).toEqualTypeOf<VisibleApiKeyPairPage | undefined>();
expectTypeOf(page.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(page.cursor).toEqualTypeOf<string | undefined>();
expectTypeOf(page.nextPage).toEqualTypeOf<Way>();
expectTypeOf(page.previousPage).toEqualTypeOf<Way>();
expectTypeOf(page.firstPage).toEqualTypeOf<Way>();
if (page.isSuccess) expectTypeOf(page.data).toEqualTypeOf<VisibleApiKeyPairPage>();
if (page.error?.code === "rate_limit") {
  expectTypeOf(page.error.retryAfterMs).toEqualTypeOf<number | undefined>();
}
useApiKeyPairs();
useApiKeyPairs({}, { retry: 2, notifyOnChangeProps: ["data"], meta: { a: 1 }, subscribed: false });
// @ts-expect-error -- the hook keeps the key
useApiKeyPairs({}, { queryKey: ["mine"] });
// @ts-expect-error -- the hook fetches
useApiKeyPairs({}, { queryFn: async () => ({ items: [], limit: 20 }) });
const count = useApiKeyPairs({ limit: 5 }, { select: ({ items }) => items.length, staleTime: 5_000 });
expectTypeOf(count.data).toEqualTypeOf<number | undefined>();
expectTypeOf(count.nextPage).toEqualTypeOf<Way>();
// @ts-expect-error -- what is selected from is a page
useApiKeyPairs({}, { select: (data: string) => data });
// @ts-expect-error -- the page before stands in
useApiKeyPairs({}, { placeholderData: { items: [], limit: 20 } });
// @ts-expect-error -- it would be that of every page
useApiKeyPairs({}, { initialData: { items: [], limit: 20 } });
// @ts-expect-error -- limit is a number
useApiKeyPairs({ limit: "5" });

// One page, with suspense
const suspended = useSuspenseApiKeyPairs({ limit: 5 }, { staleTime: 5_000 });
expectTypeOf(suspended.data).toEqualTypeOf<VisibleApiKeyPairPage>();
expectTypeOf(suspended.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(suspended.nextPage).toEqualTypeOf<Way>();
expectTypeOf(suspended.isNavigating).toEqualTypeOf<boolean>();
expectTypeOf(useSuspenseApiKeyPairs({}, { select: ({ items }) => items[0]?.id }).data).toEqualTypeOf<
  string | undefined
>();
// @ts-expect-error -- what suspends cannot be switched off
useSuspenseApiKeyPairs({}, { enabled: false });
// @ts-expect-error -- errors go to the boundary
useSuspenseApiKeyPairs({}, { throwOnError: false });

// An infinite list
const list = useInfiniteApiKeyPairs({ limit: 5, cursor: "c" }, { maxPages: 3, enabled: false });
expectTypeOf(list.data).toEqualTypeOf<List | undefined>();
expectTypeOf(list.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(list.hasPreviousPage).toEqualTypeOf<boolean>();
// @ts-expect-error -- the API says where the next page is
useInfiniteApiKeyPairs({}, { getNextPageParam: () => null });
// @ts-expect-error -- params.cursor says where the list starts
useInfiniteApiKeyPairs({}, { initialPageParam: null });
const pageCount = useInfiniteApiKeyPairs({}, { select: ({ pages }) => pages.length, maxPages: 3 });
expectTypeOf(pageCount.data).toEqualTypeOf<number | undefined>();
expectTypeOf(pageCount.hasNextPage).toEqualTypeOf<boolean>();

// An infinite list, with suspense
const suspendedList = useSuspenseInfiniteApiKeyPairs({ limit: 5 }, { maxPages: 3 });
expectTypeOf(suspendedList.data).toEqualTypeOf<List>();
expectTypeOf(suspendedList.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(
  useSuspenseInfiniteApiKeyPairs({}, { select: ({ pages }) => pages.flatMap(({ items }) => items) }).data,
).toEqualTypeOf<ApiKeyPair[]>();
// @ts-expect-error -- what suspends cannot be switched off
useSuspenseInfiniteApiKeyPairs({}, { enabled: false });

// Create
const creation = useCreateApiKeyPair({
  onCreated: (created) => expectTypeOf(created).toEqualTypeOf<CreatedApiKeyPair>(),
  onUnreadable: (error) => expectTypeOf(error).toEqualTypeOf<ResponseError>(),
  onUncertain: (account, key) => {
    expectTypeOf(account).toEqualTypeOf<CreateAccount>();
    expectTypeOf(key).toEqualTypeOf<KeyInHand | undefined>();
  },
  settleMs: 5_000,
  onMutate: () => ({ at: 1 }),
  onSuccess: (pair, variables, result) => {
    expectTypeOf(pair).toEqualTypeOf<ApiKeyPair>();
    expectTypeOf(variables).toEqualTypeOf<NewApiKeyPair | void>();
    expectTypeOf(result).toEqualTypeOf<{ at: number }>();
  },
});
expectTypeOf(creation.data).toEqualTypeOf<ApiKeyPair | undefined>();
expectTypeOf(creation.error).toEqualTypeOf<AnyApiKeyPairsError | HandoverError | null>();
if (creation.error?.code === "handover") expectTypeOf(creation.error.id).toEqualTypeOf<string>();
expectTypeOf(creation.mutateAsync()).resolves.toEqualTypeOf<ApiKeyPair>();
creation.mutate();
creation.mutate({ display_name: "Checkout", role_ids: ["a-role"] });
// @ts-expect-error -- the key is made by the mutation
creation.mutate({ display_name: "Checkout", role_ids: ["a-role"], public_key: "PEM" });
// @ts-expect-error -- somebody has to take the private key
useCreateApiKeyPair({});
// @ts-expect-error -- a key is never minted twice
useCreateApiKeyPair({ onCreated: () => {}, retry: 3 });
// @ts-expect-error -- a key is not minted when nobody looks
useCreateApiKeyPair({ onCreated: () => {}, networkMode: "online" });
// @ts-expect-error -- nothing of it is kept
useCreateApiKeyPair({ onCreated: () => {}, gcTime: 1_000 });
// @ts-expect-error -- a create does not wait for others
useCreateApiKeyPair({ onCreated: () => {}, scope: { id: "creates" } });

// Update
const update = useUpdateApiKeyPair({
  onMutate: ({ id }) => ({ id }),
  onSuccess: (pair, { changes }, result) => {
    expectTypeOf(pair).toEqualTypeOf<ApiKeyPair>();
    expectTypeOf(changes).toEqualTypeOf<UpdateInput>();
    expectTypeOf(result).toEqualTypeOf<{ id: string }>();
  },
});
expectTypeOf(update.data).toEqualTypeOf<ApiKeyPair | undefined>();
expectTypeOf(update.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
update.mutate({ id: "an-id", changes: { active: false } });
useUpdateApiKeyPair();
// @ts-expect-error -- which one?
update.mutate({ changes: { active: false } });
// @ts-expect-error -- the algorithm of a key is what it is
update.mutate({ id: "an-id", changes: { algorithm: "RSA" } });
// @ts-expect-error -- the client retries by its table
useUpdateApiKeyPair({ retry: 3 });

// One pair
const one = useApiKeyPair("an-id", { staleTime: 5_000, placeholderData: {} as ApiKeyPair });
expectTypeOf(one.data).toEqualTypeOf<ApiKeyPair | undefined>();
expectTypeOf(one.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(useApiKeyPair("an-id", { select: ({ active }) => active }).data).toEqualTypeOf<
  boolean | undefined
>();
// @ts-expect-error -- which one?
useApiKeyPair();
// @ts-expect-error -- the hook fetches
useApiKeyPair("an-id", { queryFn: async () => ({ id: "an-id" }) });

// Roles
expectTypeOf(useRoles().data).toEqualTypeOf<Role[] | undefined>();
expectTypeOf(useRoles({ limit: 50 }, { enabled: false }).error).toEqualTypeOf<AnyApiKeyPairsError | null>();
expectTypeOf(useRoles({}, { select: (roles) => roles.length }).data).toEqualTypeOf<number | undefined>();
// @ts-expect-error -- all are collected
useRoles({ cursor: "c" });

// Delete
const deletion = useDeleteApiKeyPair({
  onMutate: (id) => ({ id }),
  onError: (error, id, result) => {
    expectTypeOf(error).toEqualTypeOf<AnyApiKeyPairsError>();
    expectTypeOf(id).toEqualTypeOf<string>();
    expectTypeOf(result).toEqualTypeOf<{ id: string } | undefined>();
  },
});
expectTypeOf(deletion.variables).toEqualTypeOf<string | undefined>();
expectTypeOf(deletion.error).toEqualTypeOf<AnyApiKeyPairsError | null>();
deletion.mutate("an-id");
useDeleteApiKeyPair();
// @ts-expect-error -- which one?
deletion.mutate();
// @ts-expect-error -- the client retries by its table
useDeleteApiKeyPair({ retry: 3 });
