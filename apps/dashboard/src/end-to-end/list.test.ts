import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { holdRequests } from "../testing/end-to-end/hold-requests.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs, pairRow, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { send, startHostileApi } from "../testing/host-hostile-api.ts";

const browser = useBrowser();

test("the list is turned forth and back, to its end and to its beginning, newest first and oldest first", async () => {
  const { ids, page } = await openDashboard(browser(), 41);
  const pages = page.getByRole("navigation", { name: "Pages" });
  const turn = async (name: string) => await pages.getByRole("button", { name }).click();
  await expectPairs(page, ids.slice(0, 20));
  await expect(pages).toContainText("1–20 of 42");
  await expect(pages.getByRole("button", { name: "Previous" })).toHaveAttribute("aria-disabled", "true");
  await turn("Next");
  await expectPairs(page, ids.slice(20, 40));
  await turn("Next");
  await expectPairs(page, ids.slice(40));
  await expect(pages).toContainText("41–42 of 42");
  await expect(pages.getByRole("button", { name: "Next" })).toHaveAttribute("aria-disabled", "true");
  await turn("Previous");
  await expectPairs(page, ids.slice(20, 40));
  await turn("First");
  await expectPairs(page, ids.slice(0, 20));

  await page.getByRole("radio", { name: "Oldest first" }).check();
  const oldestFirst = ids.toReversed();
  await expectPairs(page, oldestFirst.slice(0, 20));
  await expect(pages).toContainText("1–20 of 42");
  await expect(pairRow(page, oldestFirst[0]!).getByText("Signs for this page")).toBeVisible();
  await turn("Next");
  await expectPairs(page, oldestFirst.slice(20, 40));
  await turn("Previous");
  await expectPairs(page, oldestFirst.slice(0, 20));
});

test("all is one list, whose table says how long it is, and whose rows are equally high", async () => {
  const { ids, page } = await openDashboard(browser(), 30);
  await page.getByRole("radio", { name: "All" }).check();
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "32");
  await expect(pairRow(page, ids[0]!)).toHaveAttribute("aria-rowindex", "2");
  await expect(page.getByText("31 key pairs", { exact: true })).toBeVisible();
  await page.keyboard.press("End");
  await expect(pairRow(page, ids.at(-1)!)).toHaveAttribute("aria-rowindex", "32");
  // One of them has a badge more than the others.
  await expect(pairRows(page).filter({ hasText: "Signs for this page" })).toHaveCount(1);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // At once: rows come and go.
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll("[data-pair]")].map((row) => row.getBoundingClientRect().height),
    );
    expect(new Set(heights).size, `${width} pixels`).toBe(1);
  }
  await inspect(page, "list-all");
});

test("what others create is there when the window is looked at again", async () => {
  const { ids, page, other } = await openDashboard(browser(), 1, {
    prepare: async (blank) => await blank.clock.install(),
  });
  await expectPairs(page, ids);
  const { id } = await other.create();
  await page.clock.fastForward("00:20");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expectPairs(page, [id, ...ids]);
});

test("what is chosen takes effect, and is chosen again when the dashboard is started on another port", async () => {
  const { ids, page, context, server, auth } = await openDashboard(browser(), 24);
  const scheme = async () =>
    await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await expectPairs(page, ids.slice(0, 20));
  expect(await scheme()).toBe("light dark");
  const picture = page.getByRole("img", { name: "25 key pairs" });
  await expect(picture).toHaveAccessibleName(
    /^25 key pairs, .* to 2 years old\. \d+ are past the rotation age of 90 days\.$/,
  );
  const past = pairRows(page).filter({ hasText: "Past rotation age" });
  const before = await past.count();
  await inspect(page, "list");
  await page.getByRole("combobox", { name: "Rotation age" }).selectOption("365 days");
  await expect(picture).toHaveAccessibleName(/365 days\.$/);
  expect(await past.count()).toBeLessThan(before);
  await page.getByLabel("Per page").selectOption("50");
  await expectPairs(page, ids);
  await page.getByRole("radio", { name: "Dark theme" }).check();
  expect(await scheme()).toBe("dark");

  const next = await startHost({ target: { baseUrl: server.url }, auth });
  const later = await openContext(browser(), next.dashboard.url);
  await later.addCookies(await context.cookies());
  const second = await openPage(later, next.dashboard.link);
  await expectPairs(second, ids);
  await expect(second.getByRole("combobox", { name: "Rotation age" })).toHaveValue("365");
  await expect(second.locator("html")).toHaveAttribute("data-theme", "dark");
  await second.getByRole("radio", { name: "System theme" }).check();
  await expect(second.locator("html")).not.toHaveAttribute("data-theme");
});

test("an empty list says what to do next", async () => {
  const empty = { items: [], limit: 20, next_cursor: null, previous_cursor: null };
  const api = await startHostileApi((response) => send(response, 200, empty));
  const { dashboard } = await startHost({ target: { baseUrl: api.url } });
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expect(page.getByRole("heading", { name: "No key pairs" })).toBeVisible();
  await inspect(page, "list-empty");
  for (const order of ["Oldest first", "All"]) {
    await page.getByRole("radio", { name: order }).check();
    await expect(page.getByRole("heading", { name: "No key pairs" })).toBeVisible();
  }
});

test("while it is read, the list is as high as it will be; an API that takes its time is said to", async () => {
  let letGo = () => {};
  const { page, ids } = await openDashboard(browser(), 20, {
    async prepare(blank) {
      letGo = await holdRequests(blank, "GET");
      await blank.clock.install();
    },
  });
  const table = page.getByRole("table");
  await expect(table).toHaveAttribute("aria-busy", "true");
  const height = async () => (await table.boundingBox())!.height;
  const before = await height();
  const notice = page.getByText("The API has not answered yet");
  await expect(notice).toHaveCount(0);
  await page.clock.fastForward(5000);
  await expect(notice).toBeVisible();
  await inspect(page, "slow");
  letGo();
  await expectPairs(page, ids.slice(0, 20));
  await expect(notice).toHaveCount(0);
  expect(await height()).toBe(before);
});

test("a long list is read again in a new session, and nothing of it is left when the host has another API", async () => {
  // More than is walked over anew after every change.
  const before = await openDashboard(browser(), 520);
  const { page, dashboard, ids, other } = before;
  const total = page.getByRole("region", { name: "Ages" }).getByRole("definition").first();
  await expect(total).toHaveText("521");
  await other.delete(ids[300]!);
  await page.goto(dashboard.newLink());
  await expect(total).toHaveText("520");

  await dashboard.close();
  const empty = { items: [], limit: 20, next_cursor: null, previous_cursor: null };
  const { url } = await startHostileApi((response) => send(response, 200, empty));
  const next = await startHost({ target: { baseUrl: url }, port: dashboard.port });
  await page.goto(next.dashboard.link);
  await expect(page.getByRole("heading", { name: "No key pairs" })).toBeVisible();
  await expect(total).toHaveText("0");
});
