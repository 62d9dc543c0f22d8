import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs, pairRow, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { startAll, startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { send, startHostileApi } from "../testing/host-hostile-api.ts";

const browser = useBrowser();

async function openList(count: number) {
  const all = await startAll(count);
  const context = await openContext(browser(), all.dashboard.url);
  const page = await openPage(context, all.dashboard.link);
  const pages = page.getByRole("navigation", { name: "Pages" });
  const turn = async (name: string) => await pages.getByRole("button", { name }).click();
  return { ...all, context, page, pages, turn };
}

test("the list is turned forth and back, to its end and to its beginning", async () => {
  const { ids, page, pages, turn } = await openList(50);
  await expectPairs(page, ids.slice(0, 20));
  await expect(pages).toContainText("1–20 of 51");
  await expect(pages.getByRole("button", { name: "Previous" })).toHaveAttribute("aria-disabled", "true");
  await turn("Next");
  await expectPairs(page, ids.slice(20, 40));
  await turn("Next");
  await expectPairs(page, ids.slice(40));
  await expect(pages).toContainText("41–51 of 51");
  await expect(pages.getByRole("button", { name: "Next" })).toHaveAttribute("aria-disabled", "true");
  await turn("Previous");
  await expectPairs(page, ids.slice(20, 40));
  await turn("First");
  await expectPairs(page, ids.slice(0, 20));
});

test("a page is as long as was chosen, also after the page was loaded again", async () => {
  const { ids, page, turn } = await openList(60);
  await page.getByLabel("Per page").selectOption("50");
  await expectPairs(page, ids.slice(0, 50));
  await page.reload();
  await expectPairs(page, ids.slice(0, 50));
  await turn("Next");
  await expectPairs(page, ids.slice(50));
});

test("oldest first is the same list from its other end", async () => {
  const { ids, page, pages, turn } = await openList(30);
  await page.getByRole("radio", { name: "Oldest first" }).check();
  const oldestFirst = ids.toReversed();
  await expectPairs(page, oldestFirst.slice(0, 20));
  await expect(pages).toContainText("1–20 of 31");
  await turn("Next");
  await expectPairs(page, oldestFirst.slice(20));
  await turn("Previous");
  await expectPairs(page, oldestFirst.slice(0, 20));
  await expect(pairRow(page, oldestFirst[0]!).getByText("Signs for this page")).toBeVisible();
});

test("all is one list, whose table says how long it is", async () => {
  const { ids, page } = await openList(130);
  await page.getByRole("radio", { name: "All" }).check();
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "132");
  await expect(pairRow(page, ids[0]!)).toHaveAttribute("aria-rowindex", "2");
  await page.keyboard.press("End");
  await expect(pairRow(page, ids.at(-1)!)).toHaveAttribute("aria-rowindex", "132");
  await expect(page.getByText("131 key pairs", { exact: true })).toBeVisible();
  await inspect(page, "list-all");
});

test("rows of one scroll are equally high, whatever is in them", async () => {
  const { ids, page } = await openList(5);
  await page.getByRole("radio", { name: "All" }).check();
  await expectPairs(page, ids);
  await expect(pairRows(page).filter({ hasText: "Signs for this page" })).toHaveCount(1);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const heights = await pairRows(page).evaluateAll((rows) =>
      rows.map((row) => row.getBoundingClientRect().height),
    );
    expect(new Set(heights).size, `${width} pixels`).toBe(1);
  }
});

test("what others create is there when the window is looked at again", async () => {
  const { ids, page, other } = await openList(1);
  await page.clock.install();
  await page.reload();
  await expectPairs(page, ids);
  const { id } = await other.create();
  await page.clock.fastForward("00:20");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expectPairs(page, [id, ...ids]);
});

test("ages are a picture and a sentence, and the rotation age is chosen", async () => {
  const { ids, page } = await openList(23);
  await expectPairs(page, ids.slice(0, 20));
  const picture = page.getByRole("img", { name: "24 key pairs" });
  await expect(picture).toHaveAccessibleName(
    /^24 key pairs, .* to 2 years old\. \d+ are past the rotation age of 90 days\.$/,
  );
  await inspect(page, "list");
  const past = pairRows(page).filter({ hasText: "Past rotation age" });
  const before = await past.count();
  await page.getByRole("combobox", { name: "Rotation age" }).selectOption("365 days");
  await expect(picture).toHaveAccessibleName(/365 days\.$/);
  expect(await past.count()).toBeLessThan(before);
  await page.reload();
  await expect(picture).toHaveAccessibleName(/365 days\.$/);
});

test("the theme is the system's until another one is chosen, which stays", async () => {
  const { page } = await openList(0);
  const scheme = async () =>
    await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await expect(pairRows(page)).toHaveCount(1);
  expect(await scheme()).toBe("light dark");
  await page.getByRole("radio", { name: "Dark theme" }).check();
  expect(await scheme()).toBe("dark");
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dark theme" })).toBeChecked();
  expect(await scheme()).toBe("dark");
  await page.getByRole("radio", { name: "System theme" }).check();
  expect(await scheme()).toBe("light dark");
});

test("an empty list says what to do next", async () => {
  const empty = { items: [], limit: 20, next_cursor: null, previous_cursor: null };
  const api = await startHostileApi((response) => send(response, 200, empty));
  const { dashboard } = await startHost({ target: { baseUrl: api.url } });
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expect(page.getByRole("heading", { name: "No key pairs" })).toBeVisible();
  await inspect(page, "list-empty");
  await page.getByRole("radio", { name: "Oldest first" }).check();
  await expect(page.getByRole("heading", { name: "No key pairs" })).toBeVisible();
  await page.getByRole("radio", { name: "All" }).check();
  await expect(page.getByRole("heading", { name: "No key pairs" })).toBeVisible();
});

test("while it is read, the list is as high as it will be", async () => {
  const { page, ids } = await openList(30);
  const answers = Promise.withResolvers<void>();
  await page.route("**/api/**", async (route) => {
    await answers.promise;
    await route.continue();
  });
  await page.reload();
  const table = page.getByRole("table");
  await expect(table).toHaveAttribute("aria-busy", "true");
  await inspect(page, "list-loading");
  const height = async () => (await table.boundingBox())!.height;
  const before = await height();
  answers.resolve();
  await expectPairs(page, ids.slice(0, 20));
  expect(await height()).toBe(before);
});
