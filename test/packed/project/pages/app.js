import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { ApiKeyPairsProvider, useApiKeyPairs } from "@api-key-pairs/react-hooks";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

import { useClient } from "../use-client.js";

/** Uses the client, then shows what the hooks list. */
globalThis.start = async (target) => {
  const used = await useClient(target);
  const { baseUrl, privateKey } = target;
  const client = createClient({ baseUrl, auth: signWith({ privateKey }) });
  const provider = createElement(ApiKeyPairsProvider, { client }, createElement(List));
  const root = createRoot(document.body.appendChild(document.createElement("main")));
  root.render(createElement(QueryClientProvider, { client: new QueryClient() }, provider));
  return used;
};

function List() {
  const { data } = useApiKeyPairs();
  return data?.items.map(({ id }) => createElement("p", { key: id }, id));
}
