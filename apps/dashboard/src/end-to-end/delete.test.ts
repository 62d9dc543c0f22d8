import type { Page } from "playwright";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs, pairRow } from "../testing/end-to-end/pair-rows.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

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

test("a pair is deleted once the first characters of its id are typed, and not when the dialog is closed", async () => {
  const { ids, page, server } = await openDashboard(browser(), 3);
  await expectPairs(page, ids);
  const id = ids.find((id) => id.startsWith("-"))!;
  const { dialog, field, button } = await ask(page, id);
  await expect(field).toBeFocused();
  await expect(dialog).toContainText("Everything that signs with this key is refused at once");
  await inspect(page, "delete");
  await field.fill(id.slice(0, 6));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(pairRow(page, id).getByRole("button", { name: "Delete" })).toBeFocused();
  await ask(page, id);
  await expect(field).toHaveValue("");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();

  await ask(page, id);
  await expect(button).toBeDisabled();
  await field.fill(id.slice(0, 5));
  await expect(button).toBeDisabled();
  await field.fill(ids[0]!.slice(0, 6));
  await expect(dialog.getByText("That is not how this id begins")).toBeVisible();
  await expect(button).toBeDisabled();
  await field.press("Enter");
  await expect(dialog).toBeVisible();
  expect(server.admin!.requests({ operation: "delete" })).toEqual([]);
  await field.fill(id.slice(0, 6));
  await button.click();
  await expect(dialog).toBeHidden();
  await expectPairs(
    page,
    ids.filter((other) => other !== id),
  );
  await expect(page.getByText(`Key pair ${id.slice(0, 6)} deleted`)).toBeVisible();
  expect(server.admin!.requests({ operation: "delete" }).map(({ status }) => status)).toEqual([204]);
});

test("a deletion that fails brings its row back alone, says why, and is tried again", async () => {
  const { ids, page, server, other } = await openDashboard(browser(), 4);
  await expectPairs(page, ids);
  const [first, second, third, ...rest] = ids as [string, string, string, ...string[]];
  // As often as the client tries by itself.
  server.admin!.setFaults([{ kind: "status", status: 503, operation: "delete", times: 3 }]);
  await remove(page, first);
  const toast = page.getByRole("dialog", {
    name: `It is not known whether key pair ${first.slice(0, 6)} was deleted`,
  });
  await expect(toast).toContainText("The API has a problem of its own");
  await expectPairs(page, ids);
  await inspect(page, "delete-failed");
  await toast.getByRole("button", { name: "Try again" }).click();
  await expectPairs(page, [second, third, ...rest]);
  await expect(toast).toBeHidden();
  await expect(page.getByText(`Key pair ${first.slice(0, 6)} deleted`)).toBeVisible();

  // Two at once.
  const sent = new Map([second, third].map((id) => [id, Promise.withResolvers<void>()]));
  await page.route("**/api/api-key-pairs/*", async (route) => {
    await sent.get(route.request().url().slice(-43))?.promise;
    await route.continue();
  });
  await remove(page, second);
  await remove(page, third);
  await expectPairs(page, rest);
  server.admin!.setFaults([{ kind: "status", status: 403, operation: "delete", times: 1 }]);
  sent.get(second)!.resolve();
  await expectPairs(page, [second, ...rest]);
  await expect(page.getByText(`Key pair ${second.slice(0, 6)} was not deleted`)).toBeVisible();
  sent.get(third)!.resolve();
  await expect(page.getByText(`Key pair ${third.slice(0, 6)} deleted`)).toBeVisible();
  await expectPairs(page, [second, ...rest]);
  expect((await other.list()).items.map(({ id }) => id)).toEqual([second, ...rest]);

  // Somebody else was faster.
  const { dialog, field, button } = await ask(page, rest[0]!);
  await other.delete(rest[0]!);
  await field.fill(rest[0]!.slice(0, 6));
  await button.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("There is no such key pair any more")).toBeVisible();
  await expectPairs(page, [second, ...rest.slice(1)]);
});

test("deleting the key that signs warns first, and afterwards the page says what is the matter", async () => {
  const { ids, page, server } = await openDashboard(browser(), 2);
  await expectPairs(page, ids);
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
