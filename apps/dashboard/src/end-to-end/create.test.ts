import { readFile } from "node:fs/promises";

import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import type { Page } from "playwright";
import { test } from "vitest";

import { createInDialog } from "../testing/end-to-end/create-in-dialog.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { heapHolds } from "../testing/end-to-end/heap-holds.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs } from "../testing/end-to-end/pair-rows.ts";
import { placesWith } from "../testing/end-to-end/places-with.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

/** Opens the dashboard and creates a pair: its key is shown. */
async function createPair() {
  const all = await startAll(2);
  const context = await openContext(browser(), all.dashboard.url);
  const page = await openPage(context, all.dashboard.link);
  await expectPairs(page, all.ids);
  await createInDialog(page);
  const dialog = page.getByRole("dialog", { name: "Save the private key" });
  await expect(dialog.getByRole("heading")).toBeFocused();
  return { ...all, context, page, dialog };
}

/** Saves the key as a file. */
async function download(page: Page) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("a created key is saved as a file, signs, and is nowhere once the dialog is closed", async () => {
  const { server, ids, page, dialog } = await createPair();
  const { name, text: pem } = await download(page);
  const id = name.slice("api-key-pair-".length, -".pem".length);
  await expect(dialog.getByText(id, { exact: true })).toBeVisible();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(pem);
  expect(await placesWith(page, pem)).toContain("fields");
  expect(await heapHolds(page, pem)).toBe(true);

  const client = createClient({ baseUrl: server.url, auth: signWith({ privateKey: pem }) });
  expect((await client.list()).items.map((pair) => pair.id)).toEqual([id, ...ids]);

  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await expectPairs(page, [id, ...ids]);
  expect(await placesWith(page, pem)).toEqual([]);
  // The mutation is forgotten a moment after the dialog, and with it the callbacks that lead to its state.
  await expect.poll(async () => await heapHolds(page, pem)).toBe(false);
});

test("a dialog that offers to create a pair can be closed, and nothing is created", async () => {
  const { dashboard, ids, server } = await startAll();
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  const button = page.getByRole("button", { name: "Create key pair" });
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Create a key pair" });
  await inspect(page, "create-offer");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expectPairs(page, ids);
  expect(server.admin!.requests({ operation: "create" })).toEqual([]);
});

test("a key that is not saved cannot be closed by accident", async () => {
  const { page, dialog } = await createPair();
  await inspect(page, "create-key");
  const done = dialog.getByRole("button", { name: "Done" });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").getByText("has not been saved yet")).toBeAttached();
  await page.mouse.click(5, 5);
  await expect(done).toBeDisabled();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(/^-----BEGIN PRIVATE KEY-----\n/);

  const saved = dialog.getByRole("checkbox", { name: "I have saved the private key" });
  await saved.check();
  await expect(done).toBeEnabled();
  await saved.uncheck();
  await expect(done).toBeDisabled();
  await saved.check();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a key is copied as it is", async () => {
  const { context, page, dialog } = await createPair();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").getByText("Private key copied")).toBeAttached();
  const pem = await dialog.getByLabel("Private key (PEM)").inputValue();

  const editor = await context.newPage();
  await editor.setContent("<textarea autofocus></textarea>");
  await editor.locator("textarea").press("Control+V");
  await expect(editor.locator("textarea")).toHaveValue(pem);
});

test("a key that the browser does not let be copied is selected, to be copied by hand", async () => {
  // It does not unless it was told to.
  const { page, dialog } = await createPair();
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").getByText("could not be copied")).toBeAttached();
  const field = dialog.getByLabel("Private key (PEM)");
  await expect(field).toBeFocused();
  const selected = await field.evaluate(
    (area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart,
  );
  expect(selected).toBe((await field.inputValue()).length);
});

test("leaving the page warns while a key is not saved, and not after that", async () => {
  const { page, dialog, ids } = await createPair();
  const reload = async () => await page.evaluate(() => void setTimeout(() => location.reload(), 0));
  const warned = page.waitForEvent("dialog");
  await reload();
  const warning = await warned;
  expect(warning.type()).toBe("beforeunload");
  await warning.dismiss();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(/PRIVATE KEY/);

  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  page.on("dialog", () => expect.soft("a warning").toBe("none"));
  const loaded = page.waitForEvent("load");
  await reload();
  await loaded;
  await expect(page.getByRole("table").locator("[data-pair]")).toHaveCount(ids.length + 1);
});

test("a key that is not saved when the session ends is still there to be saved", async () => {
  const all = await startAll();
  const page = await openPage(await openContext(browser(), all.dashboard.url), all.dashboard.link);
  await expectPairs(page, all.ids);
  // The session ends between the creation and the refresh of the list.
  const lists = Promise.withResolvers<void>();
  await page.route("**/api/api-key-pairs?*", async (route) => {
    await lists.promise;
    await route.continue();
  });
  await createInDialog(page);
  const dialog = page.getByRole("dialog", { name: "Save the private key" });
  await expect(dialog).toBeVisible();
  all.pass(61);
  lists.resolve();
  await expect(dialog.getByRole("alert")).toContainText("Your session has ended");
  await inspect(page, "create-key-expired");
  const { name, text } = await download(page);
  expect(text).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);

  // A new link in this tab leaves the key where it is.
  await page.goto(all.dashboard.link);
  await expect(dialog.getByRole("alert")).toBeHidden();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(text);
  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expectPairs(page, [name.slice("api-key-pair-".length, -".pem".length), ...all.ids]);
});
