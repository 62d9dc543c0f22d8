import type { Fault } from "@api-key-pairs/server";
import { test } from "vitest";

import { createInDialog } from "../testing/end-to-end/create-in-dialog.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs } from "../testing/end-to-end/pair-rows.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

/** Has a creation meet a fault. */
async function createWith(...faults: Fault[]) {
  const all = await startAll(2);
  const page = await openPage(await openContext(browser(), all.dashboard.url), all.dashboard.link);
  await expectPairs(page, all.ids);
  all.server.admin!.setFaults(faults);
  const dialog = await createInDialog(page);
  const creations = () => all.server.admin!.requests({ operation: "create" });
  const idsNow = async () => (await all.other.list()).items.map(({ id }) => id);
  return { ...all, page, dialog, creations, idsNow };
}

test("a creation whose answer is lost names the pair that came of it, which is deleted", async () => {
  const { page, dialog, ids, creations, idsNow } = await createWith({
    kind: "drop",
    operation: "create",
    when: "after",
  });
  await expect(
    dialog.getByRole("heading", { name: "It is not known whether a key pair was created" }),
  ).toBeFocused();
  await expect(dialog).toContainText("Nothing was sent again");
  const [stranger] = await idsNow();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await expect(dialog.getByRole("listitem")).toContainText(stranger!);
  expect(creations()).toHaveLength(1);
  await inspect(page, "create-unknown");

  await dialog.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog", { name: `Delete key pair ${stranger!.slice(0, 6)}?` });
  await inspect(page, "create-unknown-delete");
  await question.getByLabel("To confirm").fill(stranger!.slice(0, 6));
  await question.getByRole("button", { name: "Delete key pair" }).click();
  await expect(question).toBeHidden();
  await expect(dialog.getByText("None so far")).toBeVisible();
  await expect(dialog.getByRole("heading", { name: "It is not known" })).toBeFocused();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expectPairs(page, ids);
  expect(await idsNow()).toEqual(ids);
});

test("a creation that was cut off before it began names no pair", async () => {
  const { page, dialog, ids, creations, idsNow } = await createWith({ kind: "drop", operation: "create" });
  await expect(dialog.getByText("None so far. It may still come")).toBeVisible();
  await dialog.getByRole("button", { name: "Look again" }).click();
  await expect(dialog.getByText("None so far. It may still come")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expectPairs(page, ids);
  expect(await idsNow()).toEqual(ids);
  expect(creations()).toHaveLength(1);
});

test("a creation that failed at the API may have been carried out as well", async () => {
  const { dialog, creations } = await createWith({
    kind: "status",
    status: 503,
    operation: "create",
    when: "after",
  });
  await expect(dialog.getByText("its answer was lost: the API has a problem of its own")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  expect(creations()).toHaveLength(1);
});

test("a creation that is refused says that nothing was created, and can be tried again", async () => {
  const { page, dialog, ids, idsNow } = await createWith({
    kind: "status",
    status: 401,
    operation: "create",
    // The host signs afresh once.
    times: 2,
  });
  await expect(dialog.getByRole("alert")).toContainText("The API refuses the signing key");
  await expect(dialog.getByRole("alert")).toContainText("No key pair was created.");
  await inspect(page, "create-refused");
  expect(await idsNow()).toEqual(ids);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Save the private key" })).toBeVisible();
});

test("a creation that the key has no scope for is refused", async () => {
  const { dialog, ids, idsNow } = await createWith({ kind: "status", status: 403, operation: "create" });
  await expect(dialog.getByRole("alert")).toContainText("Its tokens lack a scope");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect(await idsNow()).toEqual(ids);
});

test("a key in an answer that is not as documented is shown all the same, to be saved", async () => {
  const { page, dialog, ids } = await createWith({ kind: "malformed", operation: "create" });
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeFocused();
  await expect(dialog).toContainText("the id of the pair is not known");
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(/^-----BEGIN PRIVATE KEY-----\n/);
  await inspect(page, "create-unreadable");
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  expect((await downloading).suggestedFilename()).toBe("private-key.pem");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("table").locator("[data-pair]")).toHaveCount(ids.length + 1);
});
