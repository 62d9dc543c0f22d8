import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { onlineManager } from "@tanstack/react-query";
import type { CreatedApiKeyPair } from "@api-key-pairs/core";
import { StrictMode } from "react";
import { expect, onTestFinished, test } from "vitest";

import { CreatePair } from "./testing/browser/create-pair.tsx";
import { newQueryClient } from "./testing/browser/new-query-client.ts";
import { shownIn } from "./testing/browser/pair-items.tsx";
import { PairList } from "./testing/browser/pair-list.tsx";
import { renderWith, within } from "./testing/browser/render-with.tsx";
import { goOffline } from "./testing/browser/go-offline.ts";
import { startApi } from "./testing/browser/start-api.ts";
import type { Api } from "./testing/browser/start-api.ts";

const creations = async (api: Api) => (await api.requests()).filter(({ method }) => method === "POST");

/** Defaults that would have a create sent again, or kept for later. */
const eager = {
  defaultOptions: {
    mutations: { retry: 3, retryDelay: 0, networkMode: "online", gcTime: Infinity },
    queries: { retry: 3, retryDelay: 0 },
  },
} as const;

test("a pair that was created is in the list at once", async () => {
  const api = await startApi(2);
  const before = await api.list();
  const screen = await renderWith(
    { api },
    <>
      <PairList />
      <CreatePair />
    </>,
  );
  await expect.poll(() => shownIn("pairs")).toEqual(before);
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success");
  const after = await api.list();
  expect(after).toHaveLength(3);
  await expect.poll(() => shownIn("pairs")).toEqual(after);
});

test("in revision 2026-08 the key is made in the page, and a lost answer loses nothing", async () => {
  const api = await startApi(1, "2026-08");
  await api.endConnections();
  await api.setFaults([{ kind: "drop", operation: "create", when: "after", times: 1 }]);
  const handed: CreatedApiKeyPair[] = [];
  const screen = await renderWith(
    { api },
    <CreatePair input={api.input} onCreated={(created) => handed.push(created)} />,
  );
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success");
  const { id, display_name, private_key: privateKey } = handed[0]!;
  expect([handed.length, display_name, (await api.list()).length]).toEqual([1, "CI", 2]);
  const theirs = createClient({ baseUrl: api.url, auth: signWith({ privateKey }) });
  expect((await theirs.list()).items[0]).toMatchObject({ id });
});

test("a create whose answer is lost is sent once, says that nobody knows, and the list tells", async () => {
  const api = await startApi();
  // By itself, a browser sends a request once more, a POST too, when its connection was in use before and breaks
  // without an answer.
  await api.endConnections();
  const screen = await renderWith(
    { api, queryClient: newQueryClient(eager) },
    <>
      <PairList />
      <CreatePair settleMs={0} />
    </>,
  );
  await expect.poll(() => shownIn("pairs")).toHaveLength(1);
  await api.setFaults([{ kind: "drop", operation: "create", when: "after" }]);
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("error outcome_unknown");
  const ids = await api.list();
  await expect.poll(() => shownIn("pairs")).toEqual(ids);
  expect(ids).toHaveLength(2);
  expect(await creations(api)).toHaveLength(1);
});

test("a create that was refused is not sent again, whatever the defaults of the cache", async () => {
  const api = await startApi();
  await api.setFaults([{ kind: "status", status: 503, operation: "create" }]);
  const screen = await renderWith({ api, queryClient: newQueryClient(eager) }, <CreatePair settleMs={0} />);
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("error outcome_unknown");
  expect(await creations(api)).toHaveLength(1);
});

test("StrictMode does not create twice", async () => {
  const api = await startApi();
  const handed: CreatedApiKeyPair[] = [];
  const screen = await renderWith(
    { api },
    <StrictMode>
      <CreatePair onCreated={(created) => handed.push(created)} />
    </StrictMode>,
  );
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success");
  expect(handed).toHaveLength(1);
  expect(await creations(api)).toHaveLength(1);
  expect(await api.list()).toHaveLength(2);
});

test("a key whose page is gone before it arrives is handed over all the same", async () => {
  const api = await startApi();
  await api.hold("POST");
  const handed: CreatedApiKeyPair[] = [];
  const screen = await renderWith({ api }, <CreatePair onCreated={(created) => handed.push(created)} />);
  await screen.getByText("Create").click();
  await api.arrival("POST", 1);
  await screen.unmount();
  await api.release("POST");
  await expect.poll(() => handed).toHaveLength(1);
  expect(handed[0]!.private_key).toContain("PRIVATE KEY");
  expect(await api.list()).toContain(handed[0]!.id);
});

test("the handlers of the latest render take the key, and those of the last one when the component is gone", async () => {
  const api = await startApi();
  const handed: string[] = [];
  const taker = (name: string) => <CreatePair onCreated={() => handed.push(name)} />;
  const screen = await renderWith({ api }, taker("first"));
  const rerender = async (name: string) => {
    const { queryClient } = screen;
    await screen.rerender(within({ api, queryClient }, taker(name)));
  };
  await api.hold("POST");
  await screen.getByText("Create").click();
  await api.arrival("POST", 1);
  await rerender("second");
  await api.release("POST");
  await expect.poll(() => handed).toEqual(["second"]);
  await expect.element(screen.getByRole("status")).toHaveTextContent("success");

  await screen.getByText("Close", { exact: true }).click();
  await api.hold("POST");
  await screen.getByText("Create").click();
  await api.arrival("POST", 2);
  await rerender("third");
  await screen.unmount();
  await api.release("POST");
  await expect.poll(() => handed).toEqual(["second", "third"]);
});

test("a create is sent at once although the cache believes to be offline", async () => {
  const api = await startApi();
  onlineManager.setOnline(false);
  onTestFinished(() => onlineManager.setOnline(true));
  const screen = await renderWith({ api, queryClient: newQueryClient(eager) }, <CreatePair />);
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("success");
  expect(await creations(api)).toHaveLength(1);
});

test("a create without a network fails at once, and is not sent when the network is back", async () => {
  const api = await startApi();
  const screen = await renderWith({ api, queryClient: newQueryClient(eager) }, <CreatePair />);
  const goOnline = await goOffline(api.url);
  await expect.poll(() => onlineManager.isOnline()).toBe(false);
  await screen.getByText("Create").click();
  await expect.element(screen.getByRole("status")).toHaveTextContent("error connection");

  await goOnline();
  await expect.poll(() => onlineManager.isOnline()).toBe(true);
  await api.client.list();
  expect(await creations(api)).toHaveLength(0);
});
