import type { Page } from "playwright";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs, pairRow } from "../testing/end-to-end/pair-rows.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

async function openList(count: number) {
  const all = await startAll(count);
  const page = await openPage(await openContext(browser(), all.dashboard.url), all.dashboard.link);
  await expectPairs(page, all.ids);
  const left = async () => (await all.other.list({ limit: 100 })).items.map(({ id }) => id);
  return { ...all, page, left };
}

/** Asks for a deletion: a dialog wants to know whether it is meant. */
async function ask(page: Page, id: string) {
  await pairRow(page, id).getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog", { name: `Delete key pair ${id.slice(0, 6)}?` });
  return {
    dialog,
    field: dialog.getByLabel("To confirm"),
    button: dialog.getByRole("button", { name: "Delete key pair" }),
  };
}

async function remove(page: Page, id: string): Promise<void> {
  const { dialog, field, button } = await ask(page, id);
  await field.fill(id.slice(0, 6));
  await button.click();
  await expect(dialog).toBeHidden();
}

test("a pair is deleted once the first characters of its id are typed, and its row is gone", async () => {
  const { ids, page, left } = await openList(3);
  const id = ids.find((id) => id.startsWith("-"))!;
  const others = ids.filter((other) => other !== id);
  const { dialog, field, button } = await ask(page, id);
  await expect(field).toBeFocused();
  await expect(dialog).toContainText("Everything that signs with this key is refused at once");
  await expect(button).toBeDisabled();
  await inspect(page, "delete");
  await field.fill(id.slice(0, 5));
  await expect(button).toBeDisabled();
  await field.fill(ids[0]!.slice(0, 6));
  await expect(dialog.getByText("That is not how this id begins")).toBeVisible();
  await expect(button).toBeDisabled();
  await field.press("Enter");
  await expect(dialog).toBeVisible();
  await field.fill(id.slice(0, 6));
  await button.click();
  await expect(dialog).toBeHidden();
  await expectPairs(page, others);
  await expect(page.getByText(`Key pair ${id.slice(0, 6)} deleted`)).toBeVisible();
  expect(await left()).toEqual(others);
});

test("nothing is deleted when the dialog is closed, and the focus is back where it was", async () => {
  const { ids, page, server } = await openList(1);
  const { dialog, field } = await ask(page, ids[0]!);
  await field.fill(ids[0]!.slice(0, 6));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(pairRow(page, ids[0]!).getByRole("button", { name: "Delete" })).toBeFocused();
  const again = await ask(page, ids[0]!);
  await expect(again.field).toHaveValue("");
  await again.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect(server.admin!.requests({ operation: "delete" })).toEqual([]);
});

test("a deletion that fails brings the row back, says why, and is tried again", async () => {
  const { ids, page, server, left } = await openList(2);
  // As often as the client tries by itself.
  server.admin!.setFaults([{ kind: "status", status: 503, operation: "delete", times: 3 }]);
  await remove(page, ids[0]!);
  const toast = page.getByRole("dialog", { name: `Key pair ${ids[0]!.slice(0, 6)} was not deleted` });
  await expect(toast).toContainText("The API has a problem of its own");
  await expectPairs(page, ids);
  await inspect(page, "delete-failed");
  await toast.getByRole("button", { name: "Try again" }).click();
  await expectPairs(page, ids.slice(1));
  await expect(toast).toBeHidden();
  await expect(page.getByText(`Key pair ${ids[0]!.slice(0, 6)} deleted`)).toBeVisible();
  expect(await left()).toEqual(ids.slice(1));
});

test("of two deletions at once, the one that fails comes back alone", async () => {
  const { ids, page, server, left } = await openList(4);
  const sent = new Map<string, PromiseWithResolvers<void>>();
  for (const id of ids.slice(1, 3)) sent.set(id, Promise.withResolvers());
  await page.route("**/api/api-key-pairs/*", async (route) => {
    await sent.get(route.request().url().slice(-43))!.promise;
    await route.continue();
  });
  await remove(page, ids[1]!);
  await remove(page, ids[2]!);
  await expectPairs(page, ids.toSpliced(1, 2));

  server.admin!.setFaults([{ kind: "status", status: 403, operation: "delete", times: 1 }]);
  sent.get(ids[1]!)!.resolve();
  await expectPairs(page, ids.toSpliced(2, 1));
  sent.get(ids[2]!)!.resolve();
  await expect(page.getByText(`Key pair ${ids[2]!.slice(0, 6)} deleted`)).toBeVisible();
  await expectPairs(page, ids.toSpliced(2, 1));
  expect(await left()).toEqual(ids.toSpliced(2, 1));
});

test("a pair that somebody else deleted meanwhile is gone here as well", async () => {
  const { ids, page, other } = await openList(2);
  await other.delete(ids[0]!);
  await remove(page, ids[0]!);
  await expect(page.getByText("There is no such key pair any more")).toBeVisible();
  await expectPairs(page, ids.slice(1));
});

test("deleting the key that signs warns first, and afterwards the page says what is the matter", async () => {
  const { ids, page, server } = await openList(2);
  const own = ids.at(-1)!;
  const { dialog, field, button } = await ask(page, own);
  await expect(dialog.getByText("This page signs with this very key")).toBeVisible();
  await inspect(page, "delete-own");
  await field.fill(own.slice(0, 6));
  await button.click();
  const problem = page.getByRole("alert").filter({ hasText: "The API refuses the signing key" });
  await expect(problem.first()).toBeVisible();
  await inspect(page, "delete-own-done");
  expect(server.admin!.requests({ operation: "delete" }).map(({ status }) => status)).toEqual([204]);
});
