import type { Locator, Page } from "playwright";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs, pairRow } from "../testing/end-to-end/pair-rows.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

async function openList(count: number) {
  const all = await startAll(count);
  const page = await openPage(await openContext(browser(), all.dashboard.url), all.dashboard.link);
  await expectPairs(page, all.ids.slice(0, 20));
  return { ...all, page };
}

/** Presses Tab, or Shift+Tab, until something has the focus, which must be seen to have it. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const hasFocus = async () => await target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await hasFocus()); presses += 1) await page.keyboard.press(key);
  await expect(target).toBeFocused();
  const ring = await target.evaluate((element) => {
    const shown = element.matches("input[type=radio]") ? element.closest("label")! : element;
    return getComputedStyle(shown).outlineStyle;
  });
  expect(ring).not.toBe("none");
}

test("a pair is created without a mouse", async () => {
  const { page, ids, other } = await openList(2);
  const button = page.getByRole("button", { name: "Create key pair" });
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByRole("button", { name: "Create key pair" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeFocused();
  const downloading = page.waitForEvent("download");
  await tabTo(page, dialog.getByRole("button", { name: "Download" }));
  await page.keyboard.press("Enter");
  await downloading;
  await tabTo(page, dialog.getByRole("checkbox", { name: "I have saved the private key" }));
  await page.keyboard.press("Space");
  await tabTo(page, dialog.getByRole("button", { name: "Done" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  const { items } = await other.list();
  expect(items).toHaveLength(ids.length + 1);
  await expectPairs(
    page,
    items.map(({ id }) => id),
  );
});

test("a pair is deleted without a mouse, and the focus goes to the next one", async () => {
  const { page, ids } = await openList(4);
  const deleteButton = (id: string) => pairRow(page, id).getByRole("button", { name: "Delete" });
  await tabTo(page, deleteButton(ids[0]!));
  await page.keyboard.press("ArrowDown");
  await expect(deleteButton(ids[1]!)).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByLabel("To confirm")).toBeFocused();
  await page.keyboard.type(ids[1]!.slice(0, 6));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expectPairs(page, ids.toSpliced(1, 1));
  await expect(deleteButton(ids[2]!)).toBeFocused();
});

test("a dialog keeps the focus", async () => {
  const { page, ids } = await openList(1);
  await tabTo(page, pairRow(page, ids[0]!).getByRole("button", { name: "Delete" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByLabel("To confirm")).toBeFocused();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press(presses < 3 ? "Tab" : "Shift+Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main, header"))).toBeNull();
  }
});

test("the order of the list is changed with the arrow keys, and its pages with Enter", async () => {
  const { page, ids } = await openList(24);
  await tabTo(page, page.getByRole("button", { name: "Next" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectPairs(page, ids.slice(20));
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Previous" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expectPairs(page, ids.slice(0, 20));

  await tabTo(page, page.getByRole("radio", { name: "Newest first" }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Oldest first" })).toBeFocused();
  await expectPairs(page, ids.toReversed().slice(0, 20));
});
