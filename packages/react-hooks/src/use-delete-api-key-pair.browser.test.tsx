import { expect, test } from "vitest";

import { InfinitePairList } from "./testing/browser/infinite-pair-list.tsx";
import { shownIn, watchItems } from "./testing/browser/pair-items.tsx";
import { PairList } from "./testing/browser/pair-list.tsx";
import { renderWith } from "./testing/browser/render-with.tsx";
import { startApi } from "./testing/browser/start-api.ts";

/** Lists in the order in which they were shown, without repetitions. */
const steps = (shown: readonly (readonly unknown[])[]) =>
  shown.filter((list, index) => index === 0 || String(list) !== String(shown[index - 1]));

test("of three deletions at the same time, the one that fails puts back its own pair, in its place, in every list", async () => {
  const api = await startApi(7);
  const ids = await api.list();
  const [a, b, c, d, e, f, root] = ids;
  const { next_cursor } = await api.client.list({ limit: 4 });
  const failed: unknown[] = [];
  const { getByRole } = await renderWith(
    { api },
    <>
      <PairList name="first" params={{ limit: 4 }} onError={({ code }, id) => void failed.push([id, code])} />
      <PairList name="second" params={{ limit: 4, cursor: next_cursor! }} />
      <InfinitePairList name="infinite" params={{ limit: 2 }} />
    </>,
  );
  const infinite = getByRole("region", { name: "infinite" });
  for (const length of [2, 4, 6]) {
    await expect.poll(() => shownIn("infinite")).toEqual(ids.slice(0, length));
    await infinite.getByText("Older").click();
  }
  await expect.poll(() => shownIn("infinite")).toEqual(ids);
  await expect.poll(() => shownIn("first")).toEqual([a, b, c, d]);
  await expect.poll(() => shownIn("second")).toEqual([e, f, root]);
  const shown = {
    first: watchItems("first"),
    second: watchItems("second"),
    infinite: watchItems("infinite"),
  };

  const remove = async (list: string, id: string) =>
    await getByRole("region", { name: list }).getByText(`Delete ${id}`).click();
  await api.setFaults([{ kind: "status", status: 403, operation: "delete", times: 1 }]);
  await api.hold("DELETE");
  await remove("first", b!);
  await api.arrival("DELETE", 1);
  await remove("first", c!);
  await remove("second", f!);
  await api.arrival("DELETE", 3);
  await expect.poll(() => shownIn("infinite")).toEqual([a, d, e, root]);

  await api.release(`DELETE /api-key-pairs/${b}`);
  await expect.poll(() => failed).toEqual([[b, "forbidden"]]);
  await expect.poll(() => shownIn("first")).toEqual([a, b, d]);
  await expect.poll(() => shownIn("infinite")).toEqual([a, b, d, e, root]);

  const reads = (await api.requests()).filter(({ method }) => method === "GET").length;
  await api.release("DELETE");
  await expect.poll(() => shownIn("first")).toEqual([a, b, d, e]);
  await expect.poll(() => shownIn("infinite")).toEqual([a, b, d, e, root]);
  expect(await api.list()).toEqual([a, b, d, e, root]);
  expect((await api.requests()).filter(({ method }) => method === "GET").length).toBeGreaterThan(reads);

  expect(steps(shown.first)).toEqual([
    [a, b, c, d],
    [a, c, d],
    [a, d],
    [a, b, d],
    [a, b, d, e],
  ]);
  expect(steps(shown.second)).toEqual([
    [e, f, root],
    [e, root],
  ]);
  expect(steps(shown.infinite)).toEqual([
    ids,
    [a, c, d, e, f, root],
    [a, d, e, f, root],
    [a, d, e, root],
    [a, b, d, e, root],
  ]);
});

test("what is read while deletions are under way does not bring their pairs back for a moment", async () => {
  const api = await startApi(5);
  const ids = await api.list();
  const [a, b, c, d, root] = ids;
  const { getByText, queryClient } = await renderWith(
    { api },
    <>
      <PairList name="page" />
      <InfinitePairList name="infinite" params={{ limit: 2 }} />
    </>,
  );
  await expect.poll(() => shownIn("page")).toEqual(ids);
  await expect.poll(() => shownIn("infinite")).toEqual([a, b]);
  const shown = { page: watchItems("page"), infinite: watchItems("infinite") };

  // Held before the work is done: the API still has the pairs.
  await api.setFaults([{ kind: "latency", ms: 60_000, operation: "delete" }]);
  await getByText(`Delete ${b}`).first().click();
  await getByText(`Delete ${d}`).first().click();
  await api.arrival("DELETE", 2);
  for (let times = 0; times < 3; times += 1) await queryClient.refetchQueries();
  await api.create(1).then(() => queryClient.refetchQueries());
  const [created] = await api.list();
  await expect.poll(() => shownIn("page")).toEqual([created, a, c, root]);
  await expect.poll(() => shownIn("infinite")).toEqual([created, a]);

  expect(steps(shown.page)).toEqual([ids, [a, c, d, root], [a, c, root], [created, a, c, root]]);
  expect(steps(shown.infinite)).toEqual([[a, b], [a], [created, a]]);
});

test("an answer from before a deletion does not bring the pair back after it", async () => {
  const api = await startApi(3);
  const [a, b, root] = await api.list();
  const { getByText, queryClient } = await renderWith({ api }, <PairList />);
  await expect.poll(() => shownIn("pairs")).toEqual([a, b, root]);
  const shown = watchItems("pairs");

  await api.hold("GET");
  const reading = queryClient.refetchQueries();
  await api.arrival("GET", 2);
  await getByText(`Delete ${b}`).click();
  await expect.poll(async () => await api.list()).toEqual([a, root]);
  await api.release("GET");
  await reading;
  await expect.poll(async () => (await api.requests()).map(({ method }) => method).at(-1)).toBe("GET");
  await expect.poll(() => queryClient.isFetching()).toBe(0);
  expect(steps(shown)).toEqual([
    [a, b, root],
    [a, root],
  ]);
});

test("a list that was asked for before a deletion, and arrives after it, is fetched once more", async () => {
  const api = await startApi(4);
  const [a, b, c, root] = await api.list();
  const { getByText, queryClient } = await renderWith({ api }, <PairList name="all" />);
  await expect.poll(() => shownIn("all")).toEqual([a, b, c, root]);

  await api.hold("GET");
  const shown = watchItems("newest");
  await renderWith({ api, queryClient }, <PairList name="newest" params={{ limit: 2 }} />);
  await api.arrival("GET", 2);
  await getByText(`Delete ${b}`).click();
  await expect.poll(async () => await api.list()).toEqual([a, c, root]);
  await expect.poll(() => queryClient.isMutating()).toBe(0);
  await api.release("GET");
  await expect.poll(() => shownIn("newest")).toEqual([a, c]);
  expect(shown.flat()).not.toContain(b);
});

test("a pair that others deleted first is gone all the same, and the deletion says so", async () => {
  const api = await startApi(3);
  const [a, b, root] = await api.list();
  const failed: unknown[] = [];
  const { getByText, queryClient } = await renderWith(
    { api },
    <PairList onError={({ code }, id) => void failed.push([id, code])} />,
  );
  await expect.poll(() => shownIn("pairs")).toEqual([a, b, root]);
  const shown = watchItems("pairs");
  await api.remove([b!]);
  await api.hold("GET");
  await getByText(`Delete ${b}`).click();
  await expect.poll(() => failed).toEqual([[b, "not_found"]]);
  await api.arrival("GET", 2);
  await api.release("GET");
  await expect.poll(() => queryClient.isFetching()).toBe(0);
  expect(steps(shown)).toEqual([
    [a, b, root],
    [a, root],
  ]);
});

test("a deletion is carried out although the page that asked for it is gone", async () => {
  const api = await startApi(2);
  const [a, root] = await api.list();
  await api.hold("DELETE");
  const screen = await renderWith({ api }, <PairList />);
  await screen.getByText(`Delete ${a}`).click();
  await api.arrival("DELETE", 1);
  await screen.unmount();
  await api.release("DELETE");
  await expect.poll(() => screen.queryClient.isMutating()).toBe(0);
  expect(await api.list()).toEqual([root]);
});
