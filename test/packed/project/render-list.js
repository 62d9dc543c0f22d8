import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { ApiKeyPairsProvider, apiKeyPairsOptions, useApiKeyPairs } from "@api-key-pairs/react-hooks";
import { startServer } from "@api-key-pairs/server";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement, version } from "react";
import { renderToString } from "react-dom/server";

const server = await startServer();
const client = createClient({
  baseUrl: server.url,
  auth: signWith({ privateKey: server.rootPrivateKey }),
});
const { items } = await client.list();
const queryClient = new QueryClient();
await queryClient.prefetchQuery(apiKeyPairsOptions({ client }));
await server.close();

function List() {
  const { data } = useApiKeyPairs();
  return createElement(
    "ul",
    null,
    data?.items.map(({ id }) => createElement("li", { key: id }, id)),
  );
}

const provider = createElement(ApiKeyPairsProvider, { client }, createElement(List));
const html = renderToString(createElement(QueryClientProvider, { client: queryClient }, provider));
process.stdout.write(JSON.stringify({ version, html, id: items[0].id }));
