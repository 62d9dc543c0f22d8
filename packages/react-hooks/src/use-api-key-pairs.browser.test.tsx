import { createClient } from "@api-key-pairs/client";
import type { ApiKeyPairPage } from "@api-key-pairs/core";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { useApiKeyPairs, useDeleteApiKeyPair } from "./index.ts";
import { shownIn } from "./testing/browser/pair-items.tsx";
import { PairList } from "./testing/browser/pair-list.tsx";
import { renderWith, within } from "./testing/browser/render-with.tsx";
import { startApi } from "./testing/browser/start-api.ts";

test("no pair is shown twice or left out while others create and delete between the pages", async () => {
  const api = await startApi(9);
  const ids = await api.list();
  const screen = await renderWith({ api }, <PairList params={{ limit: 3 }} />);
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 3));

  // The pair that the cursor stands at is among them.
  const [older, newer] = await api.create(2);
  await api.remove([ids[2]!, ids[4]!]);
  await screen.getByText("Next").click();
  await expect.poll(() => shownIn("pairs")).toEqual([ids[3], ids[5], ids[6]]);

  await api.remove([ids[7]!]);
  await screen.getByText("Next").click();
  await expect.poll(() => shownIn("pairs")).toEqual([ids[8]]);
  await expect.element(screen.getByText("Next")).toBeDisabled();

  await screen.getByText("Previous").click();
  await expect.poll(() => shownIn("pairs")).toEqual([ids[3], ids[5], ids[6]]);
  await screen.getByText("Previous").click();
  await expect.poll(() => shownIn("pairs")).toEqual([older, ids[0], ids[1]]);
  await screen.getByText("Previous").click();
  await expect.poll(() => shownIn("pairs")).toEqual([newer]);
  await expect.element(screen.getByText("Previous")).toBeDisabled();
});

test("a page that others have emptied is not the end", async () => {
  const api = await startApi(4);
  const ids = await api.list();
  const screen = await renderWith({ api }, <PairList params={{ limit: 2 }} />);
  await screen.getByText("Next").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2));

  await api.remove(ids.slice(0, 2));
  await screen.getByText("Previous").click();
  await expect.poll(() => shownIn("pairs")).toEqual([]);
  await screen.getByText("Next").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2));
});

test.each([
  ["a double click", (next: HTMLElement) => userEvent.dblClick(next)],
  ["two clicks before React renders", (next: HTMLElement) => [next.click(), next.click()]],
])("%s on next goes one page on, and the last page stays meanwhile", async (_, clickTwice) => {
  const api = await startApi(6);
  const ids = await api.list();
  const screen = await renderWith({ api }, <PairList params={{ limit: 2 }} />);
  const next = screen.getByText("Next");
  await expect.element(next).toBeEnabled();

  await api.hold("GET");
  await clickTwice(next.element() as HTMLElement);
  await api.arrival("GET", 2);
  expect(shownIn("pairs")).toEqual(ids.slice(0, 2));
  await expect.element(next).toBeDisabled();

  await api.release("GET");
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 4));
  await expect.element(next).toBeEnabled();
  expect(await api.requests()).toHaveLength(2);
});

test("from a page that could not be loaded there is a way back, and it can be tried again", async () => {
  const api = await startApi(4);
  const ids = await api.list();
  const client = createClient({ baseUrl: api.url, auth: api.token, maxAttempts: 1 });
  const screen = await renderWith({ api: { ...api, client } }, <PairList params={{ limit: 2 }} />);
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 2));
  await api.setFaults([{ kind: "status", status: 503 }]);
  await screen.getByText("Next").click();
  await expect.element(screen.getByRole("alert")).toHaveTextContent("server");
  await screen.getByText("Previous").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 2));

  await screen.getByText("Next").click();
  await expect.element(screen.getByRole("alert")).toHaveTextContent("server");
  await api.setFaults([]);
  await screen.getByText("Try again").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2));
  await screen.getByText("Previous").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 2));
});

test("a list that is left for another one and come back to begins anew", async () => {
  const api = await startApi(6);
  const ids = await api.list();
  const screen = await renderWith({ api }, <PairList params={{ limit: 2 }} />);
  const { queryClient } = screen;
  await screen.getByText("Next").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 4));
  await screen.rerender(within({ api, queryClient }, <PairList params={{ limit: 3 }} />));
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 3));
  await screen.rerender(within({ api, queryClient }, <PairList params={{ limit: 2 }} />));
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 2));
});

test("leaving the page while it loads closes the connection", async () => {
  const api = await startApi();
  await api.hold("GET");
  const screen = await renderWith({ api }, <PairList />);
  await api.arrival("GET", 1);
  await screen.unmount();
  expect(await api.hangUp("GET")).toBe(true);
});

test("a component that reads the data alone is not rendered for a refetch that changes nothing", async () => {
  const api = await startApi(2);
  let renders = 0;
  function Count() {
    const { data } = useApiKeyPairs();
    renders += 1;
    return <p>{data?.items.length ?? "no"} pairs</p>;
  }
  const { queryClient, getByText } = await renderWith({ api }, <Count />);
  await expect.element(getByText("2 pairs")).toBeVisible();
  const before = renders;
  await queryClient.refetchQueries();
  expect(await api.requests()).toHaveLength(2);
  expect(renders).toBe(before);
});

test("a component that selects is rendered for what it selects and for its ways, and not for what is being deleted", async () => {
  const api = await startApi(3);
  const seen: unknown[] = [];
  let newest = "";
  const countOf = ({ items }: ApiKeyPairPage) => items.length;
  function Count() {
    const { data, nextPage } = useApiKeyPairs({ limit: 2 }, { select: countOf });
    const { mutate } = useDeleteApiKeyPair();
    seen.push([data, nextPage !== undefined]);
    return <button onClick={() => mutate(newest)}>Delete one</button>;
  }
  const { queryClient, getByRole } = await renderWith({ api }, <Count />);
  await expect.poll(() => seen.at(-1)).toEqual([2, true]);
  const before = seen.length;
  newest = (await api.create(1))[0]!;
  await queryClient.refetchQueries();
  expect(seen).toHaveLength(before);

  await api.remove((await api.list()).slice(1, 3));
  await queryClient.refetchQueries();
  await expect.poll(() => seen.at(-1)).toEqual([2, false]);
  await api.hold("DELETE");
  await getByRole("button").click();
  await api.arrival("DELETE", 1);
  await expect.poll(() => seen.at(-1)).toEqual([1, false]);
  await api.release("DELETE");
  await expect.poll(() => queryClient.isMutating()).toBe(0);
});
