import { text } from "node:stream/consumers";

import { dehydrate, HydrationBoundary, QueryClientProvider } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { Suspense } from "react";
import type { ReactNode } from "react";
import { renderToReadableStream, renderToString } from "react-dom/server";
import { expect, test } from "vitest";

import {
  ApiKeyPairsProvider,
  apiKeyPairsOptions,
  infiniteApiKeyPairsOptions,
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
import type { ApiKeyPairsSource } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { startApi } from "./testing/start-api.ts";

function Page() {
  const { data, status, cursor, nextPage, previousPage, firstPage } = useApiKeyPairs({ limit: 2 });
  const ways = [cursor, nextPage, previousPage, firstPage].map((way) => typeof way).join(" ");
  return `${status} ${ways} ${data?.items.map(({ id }) => id).join(" ")}`;
}

function List() {
  const { data, hasNextPage } = useInfiniteApiKeyPairs({ limit: 2 });
  return `${hasNextPage} ${data?.pages.map(({ items }) => items.map(({ id }) => id).join(" ")).join(" ")}`;
}

function SuspensePage() {
  const { data, isNavigating, nextPage } = useSuspenseApiKeyPairs({ limit: 2 });
  return `${isNavigating} ${typeof nextPage} ${data.items.map(({ id }) => id).join(" ")}`;
}

function SuspenseList() {
  const { data, hasNextPage } = useSuspenseInfiniteApiKeyPairs();
  return `${hasNextPage} ${data.pages[0]!.items.map(({ id }) => id).join(" ")}`;
}

function App({
  cache,
  source,
  children,
}: {
  cache: QueryClient;
  source: ApiKeyPairsSource;
  children: ReactNode;
}) {
  return (
    <QueryClientProvider client={cache}>
      <ApiKeyPairsProvider client={source.client} scope={source.scope}>
        {children}
      </ApiKeyPairsProvider>
    </QueryClientProvider>
  );
}

test("what was prefetched on the server is there on the first render, without another request", async () => {
  const { source, initialIds, admin, requests } = await startApi(5);
  const scoped = { ...source, scope: "sandbox" };
  const onServer = createCache();
  await onServer.prefetchQuery(apiKeyPairsOptions(scoped, { limit: 2 }));
  await onServer.prefetchInfiniteQuery({ ...infiniteApiKeyPairsOptions(scoped, { limit: 2 }), pages: 2 });
  const state = JSON.parse(JSON.stringify(dehydrate(onServer)));
  admin.clearRequests();

  const html = renderToString(
    <App cache={createCache()} source={scoped}>
      <HydrationBoundary state={state}>
        <Page />|<List />
      </HydrationBoundary>
    </App>,
  ).replaceAll("<!-- -->", "");
  const ways = "undefined function undefined undefined";
  expect(html).toBe(
    `success ${ways} ${initialIds.slice(0, 2).join(" ")}|true ${initialIds.slice(0, 4).join(" ")}`,
  );
  expect(requests("GET")).toEqual([]);
});

test("without that, the first render waits for the page, and sends nothing from the server", async () => {
  const { source, requests } = await startApi(2);
  const html = renderToString(
    <App cache={createCache()} source={source}>
      <Page />
    </App>,
  );
  expect(html).toBe("pending undefined undefined undefined undefined undefined");
  expect(requests("GET")).toEqual([]);
});

test("the suspense forms stream what they wait for", async () => {
  const { source, initialIds } = await startApi(3);
  const stream = await renderToReadableStream(
    <App cache={createCache()} source={source}>
      <Suspense fallback="loading">
        <SuspensePage />|<SuspenseList />
      </Suspense>
    </App>,
  );
  const html = (await text(stream)).replaceAll("<!-- -->", "");
  expect(html).toContain(`false function ${initialIds.slice(0, 2).join(" ")}|false ${initialIds.join(" ")}`);
});

test.each<[string, () => unknown]>([
  ["useApiKeyPairsSource", useApiKeyPairsSource],
  ["useApiKeyPairs", () => useApiKeyPairs()],
  ["useInfiniteApiKeyPairs", () => useInfiniteApiKeyPairs()],
  ["useCreateApiKeyPair", () => useCreateApiKeyPair({ onCreated: () => {} })],
  ["useUpdateApiKeyPair", () => useUpdateApiKeyPair()],
  ["useDeleteApiKeyPair", () => useDeleteApiKeyPair()],
  ["useApiKeyPair", () => useApiKeyPair("an-id")],
  ["useRoles", () => useRoles()],
])("%s without a provider names what is missing", (_, use) => {
  const Lost = () => {
    use();
    return null;
  };
  expect(() => renderToString(<Lost />)).toThrow("put <ApiKeyPairsProvider client={...}> above");
});
