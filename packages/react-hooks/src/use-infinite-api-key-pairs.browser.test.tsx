import { expect, test } from "vitest";

import { InfinitePairList } from "./testing/browser/infinite-pair-list.tsx";
import { shownIn } from "./testing/browser/pair-items.tsx";
import { renderWith } from "./testing/browser/render-with.tsx";
import { startApi } from "./testing/browser/start-api.ts";

test("a list grows at both ends from a page in the middle, and never beyond maxPages", async () => {
  const api = await startApi(8);
  const ids = await api.list();
  const { next_cursor } = await api.client.list({ limit: 2 });
  const screen = await renderWith(
    { api },
    <InfinitePairList params={{ limit: 2, cursor: next_cursor! }} maxPages={2} />,
  );
  const older = screen.getByText("Older");
  const newer = screen.getByText("Newer");
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 4));

  await older.click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 6));
  await older.click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(4, 8));
  await expect.element(older).toBeDisabled();

  await newer.click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 6));
  await newer.click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 4));
  await expect.element(newer).toBeDisabled();
  await expect.element(older).toBeEnabled();
});

test("what others create and delete meanwhile is neither shown twice nor makes a pair be skipped", async () => {
  const api = await startApi(6);
  const ids = await api.list();
  const { next_cursor } = await api.client.list({ limit: 2 });
  const screen = await renderWith({ api }, <InfinitePairList params={{ limit: 2, cursor: next_cursor! }} />);
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 4));

  // The pairs that the cursors stand at are among them.
  const [created] = await api.create(1);
  await api.remove([ids[1]!, ids[3]!, ids[4]!]);
  await screen.getByText("Older").click();
  await expect.poll(() => shownIn("pairs")).toEqual([ids[2], ids[3], ids[5]]);
  await screen.getByText("Newer").click();
  await expect.poll(() => shownIn("pairs")).toEqual([created, ids[0], ids[2], ids[3], ids[5]]);
  await expect.element(screen.getByText("Newer")).toBeDisabled();

  await screen.queryClient.refetchQueries();
  await expect.poll(() => shownIn("pairs")).toEqual([created, ids[0], ids[2], ids[5]]);
});

test("a page that others have emptied is not the end", async () => {
  const api = await startApi(4);
  const ids = await api.list();
  const { next_cursor } = await api.client.list({ limit: 2 });
  const screen = await renderWith(
    { api },
    <InfinitePairList params={{ limit: 2, cursor: next_cursor! }} maxPages={1} />,
  );
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2));

  await api.remove(ids.slice(0, 2));
  await screen.getByText("Newer").click();
  await expect.poll(() => shownIn("pairs")).toEqual([]);
  await screen.getByText("Older").click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2));
});

test("leaving the page while it loads more closes the connection", async () => {
  const api = await startApi(4);
  const screen = await renderWith({ api }, <InfinitePairList params={{ limit: 2 }} />);
  await expect.element(screen.getByText("Older")).toBeEnabled();
  await api.hold("GET");
  await screen.getByText("Older").click();
  await api.arrival("GET", 2);
  await screen.unmount();
  expect(await api.hangUp("GET")).toBe(true);
});
