import type { Page } from "playwright";
import { test } from "vitest";

import { createInDialog } from "../testing/end-to-end/create-in-dialog.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { startAll, startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

const total = (page: Page) => page.getByRole("region", { name: "Ages" }).getByRole("definition").first();

/** Has requests to the API wait until they are let go. */
async function hold(page: Page, method: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/api/api-key-pairs**", async (route) => {
    if (route.request().method() === method) await promise;
    await route.continue();
  });
  return resolve;
}

test("a host that is started again with another API leaves nothing of the one before", async () => {
  const before = await startAll(520);
  const page = await openPage(await openContext(browser(), before.dashboard.url), before.dashboard.link);
  await expect(total(page)).toHaveText("521");
  const { port } = before.dashboard;
  await before.dashboard.close();
  const after = await startAll(2);
  await after.dashboard.close();
  const { dashboard } = await startHost({ target: { baseUrl: after.server.url }, auth: after.auth, port });
  await page.goto(dashboard.link);
  await expectPairs(page, after.ids);
  await expect(total(page)).toHaveText("3");
});

test("a session that is opened anew reads a long list again", async () => {
  const { dashboard, ids, other } = await startAll(520);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expect(total(page)).toHaveText("521");
  await other.delete(ids[300]!);
  await page.goto(dashboard.newLink());
  await expect(total(page)).toHaveText("520");
});

test("a list that can't be read again stays, the oldest first as well as all of it", async () => {
  const { dashboard, ids, server } = await startAll(24);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await page.getByRole("radio", { name: "Oldest first" }).check();
  await expectPairs(page, ids.toReversed().slice(0, 20));
  server.admin!.setFaults([{ kind: "status", status: 429, retryAfter: 120, operation: "list" }]);
  await page.getByRole("button", { name: "Read again" }).click();
  const list = page.getByRole("region", { name: "Key pairs" });
  await expect(list.getByRole("alert")).toContainText("Too many requests");
  await expectPairs(page, ids.toReversed().slice(0, 20));
  await inspect(page, "error-oldest-first");
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.toReversed().slice(20));
  await page.getByRole("radio", { name: "All" }).check();
  await expect(list.getByRole("button", { name: /^Try again in / })).toBeDisabled();
  await expect(pairRows(page).first()).toHaveAttribute("data-pair", ids[0]!);
});

test("a pair of a lost answer is found by a machine whose clock is ten minutes ahead", async () => {
  const { dashboard, ids, server, other } = await startAll(2);
  const page = await openPage(await openContext(browser(), dashboard.url), "about:blank");
  await page.clock.install({ time: Date.now() + 600_000 });
  await page.goto(dashboard.link);
  await expect(page.getByText("All key pairs, as of")).toBeVisible();
  server.admin!.setFaults([{ kind: "drop", operation: "create", when: "after" }]);
  const dialog = await createInDialog(page);
  const created = (await other.list()).items.find(({ id }) => !ids.includes(id))!;
  await expect(dialog.getByRole("listitem")).toContainText(created.id);
});

test("where the list had not been read, what came of a lost answer is told by time, with a warning", async () => {
  const { dashboard, ids, server } = await startAll(2);
  const page = await openPage(await openContext(browser(), dashboard.url), "about:blank");
  const letGo = await hold(page, "GET");
  await page.goto(dashboard.link);
  server.admin!.setFaults([{ kind: "drop", operation: "create", when: "after" }]);
  const dialog = await createInDialog(page);
  await expect(dialog.getByRole("heading", { name: "It is not known" })).toBeFocused();
  letGo();
  await expect(dialog.getByText("this goes by time")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  for (const id of ids) await expect(dialog).not.toContainText(id);
});

test("the focus stays in the dialog while a pair is created", async () => {
  const { dashboard, ids, server } = await startAll();
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expectPairs(page, ids);
  const letGo = await hold(page, "POST");
  const dialog = await createInDialog(page);
  const creating = dialog.getByRole("button", { name: "Creating" });
  await expect(creating).toBeFocused();
  await inspect(page, "creating");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  letGo();
  await expect(page.getByRole("dialog", { name: "Save the private key" })).toBeVisible();
  expect(server.admin!.requests({ operation: "create" })).toHaveLength(1);
});

test("a download says where the key is and who may read it, and its address is void with the dialog", async () => {
  const { dashboard, ids } = await startAll();
  const context = await openContext(browser(), dashboard.url);
  await context.addInitScript(() => {
    const addresses = new Set<string>();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (object) => {
      const address = createObjectURL(object);
      addresses.add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      addresses.delete(address);
      revokeObjectURL(address);
    };
    Object.assign(globalThis, { addresses });
  });
  const held = async () =>
    await page.evaluate(() => (globalThis as unknown as { addresses: Set<string> }).addresses.size);
  const page = await openPage(context, dashboard.link);
  await expectPairs(page, ids);
  const dialog = await createInDialog(page);
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const name = (await downloading).suggestedFilename();
  expect(name).toMatch(/^api-key-pair-[\w-]{43}\.pem$/);
  await expect(dialog.getByText(`Saved as ${name} in your downloads`)).toBeVisible();
  await expect(page.getByRole("status").getByText(/able to read it: chmod 600$/)).toBeAttached();
  await inspect(page, "create-downloaded");
  expect(await held()).toBe(1);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  expect(await held()).toBe(0);
});

test("a browser that does not let the page keep anything but cookies can work with it", async () => {
  const { dashboard, ids } = await startAll(24);
  const context = await openContext(browser(), dashboard.url);
  await context.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException("Access is denied", "SecurityError");
        },
      });
  });
  const page = await openPage(context, dashboard.link);
  await expectPairs(page, ids.slice(0, 20));
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.slice(20));
  await page.getByRole("button", { name: "End session" }).click();
  await expect(page.getByRole("heading", { name: "You have ended the session" })).toBeVisible();
});

test("a browser that keeps no cookies is told so", async () => {
  const { dashboard } = await startAll();
  const context = await openContext(browser(), dashboard.url);
  await context.route("**/session", async (route) => {
    const response = await route.fetch();
    await context.clearCookies();
    const { "set-cookie": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  const page = await openPage(context, dashboard.link);
  await expect(page.getByRole("heading", { name: "This browser keeps no cookies here" })).toBeFocused();
  await expect(page.getByText("Allow cookies for 127.0.0.1.")).toBeVisible();
  await inspect(page, "session-no-cookie");
});

test("what was chosen is chosen again when the dashboard is started on another port", async () => {
  const { dashboard, ids, server, auth } = await startAll(24);
  const context = await openContext(browser(), dashboard.url);
  const page = await openPage(context, dashboard.link);
  await page.getByLabel("Per page").selectOption("50");
  await page.getByRole("radio", { name: "Dark theme" }).check();
  await page.getByRole("combobox", { name: "Rotation age" }).selectOption("30 days");

  const next = await startHost({ target: { baseUrl: server.url }, auth });
  const later = await openContext(browser(), next.dashboard.url);
  await later.addCookies(await context.cookies());
  const second = await openPage(later, next.dashboard.link);
  await expectPairs(second, ids);
  await expect(second.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(second.getByRole("combobox", { name: "Rotation age" })).toHaveValue("30");
});

test("an API that takes its time is said to have not answered yet", async () => {
  const { dashboard, ids } = await startAll();
  const page = await openPage(await openContext(browser(), dashboard.url), "about:blank");
  const letGo = await hold(page, "GET");
  await page.clock.install();
  await page.goto(dashboard.link);
  await expect(page.getByRole("table")).toHaveAttribute("aria-busy", "true");
  const notice = page.getByText("The API has not answered yet");
  await expect(notice).toHaveCount(0);
  await page.clock.fastForward(5000);
  await expect(notice).toBeVisible();
  await inspect(page, "slow");
  letGo();
  await expectPairs(page, ids);
  await expect(notice).toHaveCount(0);
});

test("an address where there is no such API is told from a pair that is gone", async () => {
  const { dashboard, server, ids } = await startAll();
  server.admin!.setFaults([{ kind: "status", status: 404, operation: "list" }]);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  const list = page.getByRole("region", { name: "Key pairs" });
  await expect(list.getByRole("alert")).toContainText("There is no such API at this address");
  server.admin!.clearFaults();
  await list.getByRole("button", { name: "Try again" }).click();
  await expectPairs(page, ids);
});

test("the focus stays in the dialog when a creation is refused", async () => {
  const { dashboard, ids, server } = await startAll();
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expectPairs(page, ids);
  server.admin!.setFaults([{ kind: "status", status: 403, operation: "create" }]);
  const dialog = await createInDialog(page);
  await expect(dialog.getByRole("alert")).toContainText("The signing key may not do this");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
});
