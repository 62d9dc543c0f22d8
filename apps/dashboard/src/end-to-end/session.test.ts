import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { placesWith } from "../testing/end-to-end/places-with.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

test("a link opens the page once, and for as long as its tab is there; its code is nowhere after that", async () => {
  const { dashboard, ids, context, page, linkReasons } = await openDashboard(browser());
  await expectPairs(page, ids);
  const { link } = dashboard;
  const code = new URL(link).hash.slice(1);
  expect(page.url()).toBe(`${dashboard.url}/`);
  expect(await placesWith(page, code)).toEqual([]);
  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send("Page.getNavigationHistory");
  expect(entries.map(({ url }) => url)).toEqual(["about:blank", `${dashboard.url}/`]);
  await page.reload();
  await expectPairs(page, ids);
  await page.goto(link);
  await expect(page).toHaveURL(`${dashboard.url}/`);
  await expectPairs(page, ids);

  linkReasons.length = 0;
  const second = await openPage(await openContext(browser(), dashboard.url), link);
  await expect(second.getByRole("heading", { name: "This link is no longer good" })).toBeFocused();
  await expect(second.getByText("it prints a new link")).toBeVisible();
  await inspect(second, "session-used-link");
  expect(linkReasons).toEqual(["old_link"]);
  await second.goto(dashboard.newLink());
  await expectPairs(second, ids);
});

test("a session that ends in the middle of work covers the page, until a new link brings it back as it was", async () => {
  const { dashboard, ids, page, pass, linkReasons } = await openDashboard(browser(), 24);
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.slice(20));

  pass(61);
  await page.getByRole("button", { name: "Read again" }).click();
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
  await expectPairs(page, ids.slice(20));
  await page.getByRole("button", { name: "Previous" }).click();
  await expectPairs(page, ids.slice(0, 20));
});

test("tabs have sessions of their own: ending one leaves the other, and a tab without a link has none", async () => {
  const { dashboard, ids, server, context, page: first } = await openDashboard(browser());
  await expectPairs(first, ids);
  const second = await openPage(context, dashboard.newLink());
  await expectPairs(second, ids);

  await first.getByRole("button", { name: "End session" }).click();
  await expect(first.getByRole("heading", { name: "You have ended the session" })).toBeFocused();
  await first.reload();
  await expect(first.getByRole("heading", { name: "This page opens with a link" })).toBeFocused();
  await expect(pairRows(first)).toHaveCount(0);

  await second.getByRole("button", { name: "Read again" }).click();
  await expect(second.getByRole("button", { name: "Read again" })).toBeEnabled();
  await expectPairs(second, ids);
  expect(server.admin!.requests({ status: 401 })).toEqual([]);
});

test("a browser that does not let the page keep anything but cookies can work with it", async () => {
  const { ids, page } = await openDashboard(browser(), 24, {
    prepare: async (blank) => await blank.addInitScript(denyStorage),
  });
  await expectPairs(page, ids.slice(0, 20));
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.slice(20));
  await page.getByRole("button", { name: "End session" }).click();
  await expect(page.getByRole("heading", { name: "You have ended the session" })).toBeVisible();
});

test("a browser that keeps no cookies is told so", async () => {
  const { page } = await openDashboard(browser(), 0, {
    async prepare(_, context) {
      await context.route("**/session", async (route) => {
        const response = await route.fetch();
        await context.clearCookies();
        const { "set-cookie": _setCookie, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      });
    },
  });
  await expect(page.getByRole("heading", { name: "This browser keeps no cookies here" })).toBeFocused();
  await expect(page.getByText("Allow cookies for 127.0.0.1.")).toBeVisible();
});

/** Has the browser refuse what pages keep. It runs in the page. */
function denyStorage(): void {
  for (const name of ["sessionStorage", "localStorage"])
    Object.defineProperty(globalThis, name, {
      get: () => {
        throw new DOMException("Access is denied", "SecurityError");
      },
    });
}
