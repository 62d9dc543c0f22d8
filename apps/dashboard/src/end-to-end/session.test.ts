import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { placesWith } from "../testing/end-to-end/places-with.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

test("a link opens the page, and its code is nowhere after that", async () => {
  const { dashboard, ids } = await startAll(2);
  const context = await openContext(browser(), dashboard.url);
  const page = await openPage(context, dashboard.link);
  await expectPairs(page, ids);

  const code = new URL(dashboard.link).hash.slice(1);
  expect(page.url()).toBe(`${dashboard.url}/`);
  expect(await placesWith(page, code)).toEqual([]);
  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send("Page.getNavigationHistory");
  expect(entries.map(({ url }) => url)).toEqual(["about:blank", `${dashboard.url}/`]);
});

test("a link works once", async () => {
  const { dashboard, ids, linkReasons } = await startAll();
  const { link } = dashboard;
  const first = await openPage(await openContext(browser(), dashboard.url), link);
  await expectPairs(first, ids);
  const second = await openPage(await openContext(browser(), dashboard.url), link);
  await expect(second.getByRole("heading", { name: "This link is no longer good" })).toBeFocused();
  await expect(second.getByText("it prints a new link")).toBeVisible();
  await inspect(second, "session-used-link");
  expect(linkReasons).toEqual(["old_link"]);

  await second.goto(dashboard.newLink());
  await expectPairs(second, ids);
});

test("a link that is opened again in its own tab changes nothing", async () => {
  const { dashboard, ids } = await startAll();
  const { link } = dashboard;
  const page = await openPage(await openContext(browser(), dashboard.url), link);
  await expectPairs(page, ids);
  await page.goto(link);
  await expect(page).toHaveURL(`${dashboard.url}/`);
  await expectPairs(page, ids);
});

test("a page that is loaded again is still open", async () => {
  const { dashboard, ids } = await startAll(2);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expectPairs(page, ids);
  await page.reload();
  await expectPairs(page, ids);
});

test("a session that ends in the middle of work covers the page, until a new link brings it back as it was", async () => {
  const { dashboard, ids, pass, linkReasons } = await startAll(44);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.slice(20, 40));

  pass(61);
  await page.getByRole("button", { name: "Next" }).click();
  const screen = page.getByRole("alertdialog", { name: "Your session has ended" });
  await expect(screen.getByRole("heading")).toBeFocused();
  await expect(screen).toContainText("after 60 minutes without use");
  expect(linkReasons).toEqual(["session_expired"]);
  // Nothing behind it can be reached.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main, header"))).toBeNull();
  await inspect(page, "session-expired");

  await page.goto(dashboard.link);
  await expect(screen).toBeHidden();
  await expectPairs(page, ids.slice(40));
  await page.getByRole("button", { name: "Previous" }).click();
  await expectPairs(page, ids.slice(20, 40));
});

test("tabs have sessions of their own: ending one leaves the other", async () => {
  const { dashboard, ids, server } = await startAll(24);
  const context = await openContext(browser(), dashboard.url);
  const first = await openPage(context, dashboard.link);
  await expectPairs(first, ids.slice(0, 20));
  const second = await openPage(context, dashboard.newLink());
  await expectPairs(second, ids.slice(0, 20));

  await first.getByRole("button", { name: "End session" }).click();
  await expect(first.getByRole("heading", { name: "You have ended the session" })).toBeFocused();
  await inspect(first, "session-ended");
  await first.reload();
  await expect(first.getByRole("heading", { name: "This page opens with a link" })).toBeVisible();

  await second.getByRole("button", { name: "Next" }).click();
  await expectPairs(second, ids.slice(20));
  expect(server.admin!.requests({ status: 401 })).toEqual([]);
});

test("a tab that got no link has no part in the session of another, and says how to get one", async () => {
  const { dashboard, ids } = await startAll();
  const context = await openContext(browser(), dashboard.url);
  await expectPairs(await openPage(context, dashboard.link), ids);
  const other = await openPage(context, dashboard.url);
  await expect(other.getByRole("heading", { name: "This page opens with a link" })).toBeFocused();
  await expect(pairRows(other)).toHaveCount(0);
  await inspect(other, "session-no-link");
});

test("the page of a host that has stopped says so, and keeps what it shows", async () => {
  const { dashboard, ids } = await startAll(24);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expectPairs(page, ids.slice(0, 20));
  await dashboard.close();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("alert").getByText("akp-dashboard does not answer")).toBeVisible();
});
