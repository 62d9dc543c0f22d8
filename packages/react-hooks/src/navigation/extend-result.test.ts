import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";

import { apiKeyPairsOptions } from "../index.ts";
import { createCache } from "../testing/cache.ts";
import { page, startHostileApi } from "../testing/hostile-api.ts";
import { extendResult } from "./extend-result.ts";

async function observe() {
  const { source } = await startHostileApi(() => page(["a"]));
  const observer = new QueryObserver(createCache(), apiKeyPairsOptions(source));
  await observer.refetch();
  const extend = () => extendResult(observer.trackResult(observer.getCurrentResult()), { cursor: "c" });
  return { observer, extend };
}

/** How often a component would render anew during a refetch that brings nothing new. */
async function rendersDuring(observer: QueryObserver<any, any, any, any, any>) {
  let renders = 0;
  const stop = observer.subscribe(() => (renders += 1));
  await observer.refetch({ cancelRefetch: false });
  renders = 0;
  await observer.refetch();
  stop();
  return renders;
}

test("what a component does not read does not render it anew", async () => {
  const { observer, extend } = await observe();
  expect(extend()).toMatchObject({ cursor: "c" });
  const read = await observe();
  expect(read.extend().data?.items).toHaveLength(1);
  expect(await rendersDuring(read.observer)).toBe(0);
  expect(await rendersDuring(observer)).toBeGreaterThan(0);
});

test("a component that reads isFetching is rendered when it changes", async () => {
  const { observer, extend } = await observe();
  expect(extend().isFetching).toBe(false);
  expect(await rendersDuring(observer)).toBe(2);
});

test("everything that the query gives is there, for spreading too", async () => {
  const { observer, extend } = await observe();
  expect({ ...extend() }).toEqual({ ...observer.getCurrentResult(), cursor: "c" });
});
