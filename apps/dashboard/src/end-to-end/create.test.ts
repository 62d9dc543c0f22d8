import { readFile } from "node:fs/promises";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import type { Page } from "playwright";
import { test } from "vitest";

import { createInDialog } from "../testing/end-to-end/create-in-dialog.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { heapHolds } from "../testing/end-to-end/heap-holds.ts";
import { holdRequests } from "../testing/end-to-end/hold-requests.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs } from "../testing/end-to-end/pair-rows.ts";
import { placesWith } from "../testing/end-to-end/places-with.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

/** Saves the key as a file. */
async function download(page: Page) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("a created key is saved as a file, signs, and is nowhere once the dialog is closed", async () => {
  const { server, ids, page } = await openDashboard(browser(), 2, {
    prepare: async (blank) => await blank.addInitScript(watchObjectUrls),
  });
  const objectUrls = async () =>
    await page.evaluate(() => (globalThis as unknown as { objectUrls: Set<string> }).objectUrls.size);
  await expectPairs(page, ids);
  const dialog = await createInDialog(page);
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeFocused();
  const { name, text: pem } = await download(page);
  expect(name).toMatch(/^api-key-pair-[\w-]{43}\.pem$/);
  const id = name.slice("api-key-pair-".length, -".pem".length);
  await expect(dialog.getByText(id, { exact: true })).toBeVisible();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(pem);
  await expect(dialog.getByText(`Saved as ${name} in your downloads`)).toBeVisible();
  await expect(page.getByRole("status").getByText(/able to read it: chmod 600$/)).toBeAttached();
  expect(await placesWith(page, pem)).toContain("fields");
  expect(await heapHolds(page, pem)).toBe(true);
  expect(await objectUrls()).toBe(1);
  await inspect(page, "create-key");

  const client = createClient({ baseUrl: server.url, auth: signWith({ privateKey: pem }) });
  expect((await client.list()).items.map((pair) => pair.id)).toEqual([id, ...ids]);

  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await expectPairs(page, [id, ...ids]);
  expect(await placesWith(page, pem)).toEqual([]);
  expect(await objectUrls()).toBe(0);
  // The mutation is forgotten a moment after the dialog, and with it the callbacks that lead to its state.
  await expect.poll(async () => await heapHolds(page, pem)).toBe(false);
});

test("while a pair is created and its key is not saved, neither the dialog nor the page is closed by accident", async () => {
  const { page, ids, server } = await openDashboard(browser(), 0, {
    prepare: async (blank) => await blank.clock.install(),
  });
  await expectPairs(page, ids);
  const letGo = await holdRequests(page, "POST");
  const dialog = await createInDialog(page);
  await expect(dialog.getByRole("button", { name: "Creating" })).toBeFocused();
  await page.clock.fastForward(4000);
  await expect(dialog.getByText("This takes longer than it should")).toBeVisible();
  await inspect(page, "creating");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  letGo();
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeFocused();
  expect(server.admin!.requests({ operation: "create" })).toHaveLength(1);

  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").getByText("has not been saved yet")).toBeAttached();
  await page.mouse.click(5, 5);
  const reload = async () => await page.evaluate(() => void setTimeout(() => location.reload(), 0));
  const warned = page.waitForEvent("dialog");
  await reload();
  const warning = await warned;
  expect(warning.type()).toBe("beforeunload");
  await warning.dismiss();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(/^-----BEGIN PRIVATE KEY-----\n/);

  const saved = dialog.getByRole("checkbox", { name: "I have saved the private key" });
  const done = dialog.getByRole("button", { name: "Done" });
  await expect(done).toBeDisabled();
  await saved.check();
  await expect(done).toBeEnabled();
  await saved.uncheck();
  await expect(done).toBeDisabled();
  await saved.check();
  page.on("dialog", () => expect.soft("a warning").toBe("none"));
  const loaded = page.waitForEvent("load");
  await reload();
  await loaded;
  await expect(page.getByRole("table").locator("[data-pair]")).toHaveCount(ids.length + 1);
});

test("a key is copied as it is; where the browser does not let it be copied, it is selected", async () => {
  const { context, page } = await openDashboard(browser());
  const dialog = await createInDialog(page);
  const field = dialog.getByLabel("Private key (PEM)");
  // It does not unless it was told to.
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").getByText("could not be copied")).toBeAttached();
  await expect(field).toBeFocused();
  const pem = await field.inputValue();
  const selected = await field.evaluate(
    (area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart,
  );
  expect(selected).toBe(pem.length);

  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").getByText("Private key copied")).toBeAttached();
  const editor = await context.newPage();
  await editor.setContent("<textarea autofocus></textarea>");
  await editor.locator("textarea").press("Control+V");
  await expect(editor.locator("textarea")).toHaveValue(pem);
  await dialog.getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a key that is not saved when the session ends is still there to be saved", async () => {
  const { page, ids, dashboard, pass } = await openDashboard(browser());
  await expectPairs(page, ids);
  // The session ends between the creation and the refresh of the list.
  const letGo = await holdRequests(page, "GET", "POST");
  const dialog = await createInDialog(page);
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeVisible();
  pass(61);
  letGo();
  await expect(dialog.getByRole("alert")).toContainText("Your session has ended");
  await inspect(page, "create-key-expired");
  const { name, text } = await download(page);
  expect(text).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);

  // A new link in this tab leaves the key where it is.
  await page.goto(dashboard.link);
  await expect(dialog.getByRole("alert")).toBeHidden();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(text);
  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expectPairs(page, [name.slice("api-key-pair-".length, -".pem".length), ...ids]);
});

/** Remembers which texts the browser holds for those who have their address. It runs in the page. */
function watchObjectUrls(): void {
  const objectUrls = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (object) => {
    const url = createObjectURL(object);
    objectUrls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    objectUrls.delete(url);
    revokeObjectURL(url);
  };
  Object.assign(globalThis, { objectUrls });
}
