import type { CreatedApiKeyPair } from "@api-key-pairs/core";
import { dehydrate } from "@tanstack/react-query";
import { ReactQueryDevtoolsPanel } from "@tanstack/react-query-devtools/production";
import { expect, test } from "vitest";

import { canariesIn, canariesOf, textOfPage, textOfStorage } from "./testing/browser/canaries.ts";
import { CreatePair } from "./testing/browser/create-pair.tsx";
import { newQueryClient } from "./testing/browser/new-query-client.ts";
import { shownIn } from "./testing/browser/pair-items.tsx";
import { PairList } from "./testing/browser/pair-list.tsx";
import { renderWith } from "./testing/browser/render-with.tsx";
import { startApi } from "./testing/browser/start-api.ts";
import { reachableTexts } from "./testing/reachable-texts.ts";

/** Keeps and dehydrates all that can be. */
const keeping = {
  defaultOptions: {
    mutations: { gcTime: Infinity },
    dehydrate: { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true },
  },
};

// Whatever is printed fails every test.
test("a private key is in no cache, no storage, no devtools, and not in the page once it is closed", async () => {
  const api = await startApi(2);
  const queryClient = newQueryClient(keeping);
  let created: CreatedApiKeyPair | undefined;
  const screen = await renderWith(
    { api, queryClient },
    <>
      <PairList />
      <CreatePair onCreated={(pair) => (created = pair)} />
      <div role="region" aria-label="devtools">
        <ReactQueryDevtoolsPanel />
      </div>
    </>,
  );
  await screen.getByRole("button", { name: "Create", exact: true }).click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success");
  await expect.poll(() => shownIn("pairs")).toHaveLength(3);
  const { id, private_key: pem } = created!;
  const canaries = canariesOf(pem);
  expect(canaries.length).toBeGreaterThan(3);
  const caches = () =>
    reachableTexts([queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()]);
  const dehydrated = () => JSON.stringify(dehydrate(queryClient));

  // The searches find what is there to be found.
  expect(canariesIn(textOfPage(), canaries)).toEqual(canaries);
  expect(canariesIn(reachableTexts({ deep: [new Map([["pair", created]])] }), canaries)).toEqual(canaries);
  expect(caches()).toContain(id);
  expect(dehydrated()).toContain(id);
  await screen.getByText("Close", { exact: true }).click();
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();

  const devtools = screen.getByRole("region", { name: "devtools" });
  await devtools.getByText("Mutations").click();
  await devtools.getByLabelText(/^Mutation submitted at/).click();
  await devtools.getByRole("button", { name: /^state \d/ }).click();
  await devtools
    .getByRole("button", { name: /^data \d/ })
    .last()
    .click();
  await expect.poll(() => devtools.element().textContent.split(id).length).toBeGreaterThan(2);

  expect(canariesIn(textOfPage(), canaries)).toEqual([]);
  expect(canariesIn(caches(), canaries)).toEqual([]);
  expect(canariesIn(dehydrated(), canaries)).toEqual([]);
  expect(canariesIn(textOfStorage(), canaries)).toEqual([]);
});
