import type { Locator, Page } from "playwright";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs, pairRow } from "../testing/end-to-end/pair-rows.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

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

test("pairs are created and deleted without a mouse; a dialog keeps the focus, and then it goes to the next pair", async () => {
  const { page, ids, other } = await openDashboard(browser(), 3);
  await expectPairs(page, ids);
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
  const idsNow = (await other.list()).items.map(({ id }) => id);
  expect(idsNow).toEqual([expect.any(String), ...ids]);
  await expectPairs(page, idsNow);

  const deleteButton = (id: string) => pairRow(page, id).getByRole("button", { name: "Delete" });
  await tabTo(page, deleteButton(idsNow[0]!));
  await page.keyboard.press("ArrowDown");
  await expect(deleteButton(idsNow[1]!)).toBeFocused();
  await page.keyboard.press("Enter");
  const question = page.getByRole("alertdialog");
  const field = question.getByLabel("To confirm");
  await expect(field).toBeFocused();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press(presses < 3 ? "Tab" : "Shift+Tab");
    // The way around the end takes a frame.
    await expect(question.locator(":focus")).toHaveCount(1);
  }
  await tabTo(page, field);
  await page.keyboard.type(idsNow[1]!.slice(0, 6));
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expectPairs(page, idsNow.toSpliced(1, 1));
  await expect(deleteButton(idsNow[2]!)).toBeFocused();
});

test("the order of the list is changed with the arrow keys, and its pages with Enter", async () => {
  const { page, ids } = await openDashboard(browser(), 24);
  await expectPairs(page, ids.slice(0, 20));
  await tabTo(page, page.getByRole("button", { name: "Next" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectPairs(page, ids.slice(20));
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Previous" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expectPairs(page, ids.slice(0, 20));

  await page.getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expectPairs(page, ids.slice(20));
  await tabTo(page, page.getByRole("radio", { name: "Newest first" }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Oldest first" })).toBeFocused();
  await expectPairs(page, ids.toReversed().slice(0, 20));
});
