import { isApiKeyPairsError } from "@api-key-pairs/core";
import { Component, Suspense } from "react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";

import { useSuspenseApiKeyPairs, useSuspenseInfiniteApiKeyPairs } from "./index.ts";
import { PairItems, shownIn } from "./testing/browser/pair-items.tsx";
import { renderWith } from "./testing/browser/render-with.tsx";
import { startApi } from "./testing/browser/start-api.ts";

function Page() {
  const { data, nextPage, isNavigating } = useSuspenseApiKeyPairs({ limit: 2 });
  return (
    <>
      <PairItems name="pairs" pairs={data.items} />
      <button disabled={!nextPage} onClick={nextPage}>
        {isNavigating ? "On the way" : "Next"}
      </button>
    </>
  );
}

function Infinite() {
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteApiKeyPairs({ limit: 2 });
  return (
    <>
      <PairItems name="pairs" pairs={data.pages.flatMap(({ items }) => items)} />
      <button disabled={!hasNextPage} onClick={() => void fetchNextPage()}>
        Next
      </button>
    </>
  );
}

test("the first page suspends, and the others replace the last one when they have come", async () => {
  const api = await startApi(4);
  const ids = await api.list();
  await api.hold("GET");
  const screen = await renderWith(
    { api },
    <Suspense fallback="Loading">
      <Page />
    </Suspense>,
  );
  await expect.element(screen.getByText("Loading")).toBeVisible();
  await api.arrival("GET", 1);
  await api.release("GET");
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 2));

  await api.hold("GET");
  await screen.getByText("Next").click();
  await expect.element(screen.getByText("On the way")).toBeDisabled();
  expect(shownIn("pairs")).toEqual(ids.slice(0, 2));
  expect(screen.container.textContent).not.toContain("Loading");
  await api.arrival("GET", 2);
  await api.release("GET");
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2));
});

test("two clicks before React renders go one page on", async () => {
  const api = await startApi(6);
  const ids = await api.list();
  const screen = await renderWith(
    { api },
    <Suspense fallback="Loading">
      <Page />
    </Suspense>,
  );
  await expect.element(screen.getByText("Next")).toBeEnabled();
  const next = screen.getByText("Next").element() as HTMLElement;
  next.click();
  next.click();
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(2, 4));
  await expect.element(screen.getByText("Next")).toBeEnabled();
  expect(await api.requests()).toHaveLength(2);
});

test("only the first page of an infinite list suspends", async () => {
  const api = await startApi(4);
  const ids = await api.list();
  await api.hold("GET");
  const screen = await renderWith(
    { api },
    <Suspense fallback="Loading">
      <Infinite />
    </Suspense>,
  );
  await expect.element(screen.getByText("Loading")).toBeVisible();
  await api.arrival("GET", 1);
  await api.release("GET");
  await expect.poll(() => shownIn("pairs")).toEqual(ids.slice(0, 2));

  await api.hold("GET");
  await screen.getByText("Next").click();
  await api.arrival("GET", 2);
  expect(shownIn("pairs")).toEqual(ids.slice(0, 2));
  await api.release("GET");
  await expect.poll(() => shownIn("pairs")).toEqual(ids);
});

class Boundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <p role="alert">{isApiKeyPairsError(error) ? error.code : "unknown"}</p>;
  }
}

test("what goes wrong with the first page reaches the error boundary", async () => {
  const api = await startApi();
  await api.setFaults([{ kind: "status", status: 403 }]);
  const caught: unknown[] = [];
  const screen = await renderWith(
    { api, createRootOptions: { onCaughtError: (error) => void caught.push(error) } },
    <Boundary>
      <Suspense fallback="Loading">
        <Page />
      </Suspense>
    </Boundary>,
  );
  await expect.element(screen.getByRole("alert")).toHaveTextContent("forbidden");
  expect(caught).toHaveLength(1);
});
