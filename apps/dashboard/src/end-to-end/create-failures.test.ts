import { generateKeyPair } from "@api-key-pairs/client/auth";
import type { Fault } from "@api-key-pairs/server";
import { test } from "vitest";

import { controlTime } from "../testing/end-to-end/control-time.ts";
import { createInDialog } from "../testing/end-to-end/create-in-dialog.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs } from "../testing/end-to-end/pair-rows.ts";
import { startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { send, startHostileApi } from "../testing/host-hostile-api.ts";

const browser = useBrowser();

/** The answer is lost, and the pair is there. */
const lost: Fault = { kind: "drop", operation: "create", when: "after" };

test("a dialog can be closed, and a creation that is refused can be given up or tried again: nothing was created", async () => {
  const { page, ids, server, other } = await openDashboard(browser(), 1);
  await expectPairs(page, ids);
  const button = page.getByRole("button", { name: "Create key pair" });
  const dialog = page.getByRole("dialog", { name: "Create a key pair" });
  await button.click();
  await inspect(page, "create-offer");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect(server.admin!.requests({ operation: "create" })).toEqual([]);

  server.admin!.setFaults([{ kind: "status", status: 403, operation: "create" }]);
  await createInDialog(page);
  await expect(dialog.getByRole("alert")).toContainText("Its tokens lack a scope");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();

  // The host signs afresh once.
  server.admin!.setFaults([{ kind: "status", status: 401, operation: "create", times: 2 }]);
  await createInDialog(page);
  await expect(dialog.getByRole("alert")).toContainText("The API refuses the signing key");
  await expect(dialog.getByRole("alert")).toContainText("No key pair was created.");
  await inspect(page, "create-refused");
  expect((await other.list()).items.map(({ id }) => id)).toEqual(ids);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Save the private key" })).toBeVisible();
});

test("a creation whose answer is lost names the pair that came of it, which is deleted, however wrong the clock is", async () => {
  const time = Promise.withResolvers<Awaited<ReturnType<typeof controlTime>>>();
  const { page, ids, server, other } = await openDashboard(browser(), 2, {
    prepare: async (blank) => time.resolve(await controlTime(blank, 600_000)),
  });
  const passTime = await time.promise;
  await expect(page.getByText("All key pairs, as of")).toBeVisible();
  server.admin!.setFaults([lost]);
  const dialog = await createInDialog(page);
  const heading = dialog.getByRole("heading", { name: "It is not known whether a key pair was created" });
  await passTime(heading);
  await expect(heading).toBeFocused();
  await expect(dialog).toContainText("Nothing was sent again");
  const idsNow = async () => (await other.list()).items.map(({ id }) => id);
  const [stranger] = await idsNow();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await expect(dialog.getByRole("listitem")).toContainText(stranger!);
  // By the clock of this machine, it was there before.
  await expect(dialog.getByRole("listitem")).toContainText("rather somebody else's");
  expect(server.admin!.requests({ operation: "create" })).toHaveLength(1);
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

test("a creation that was cut off names no pair, one that failed at the API may, and a key in an answer is not lost", async () => {
  const time = Promise.withResolvers<Awaited<ReturnType<typeof controlTime>>>();
  const { page, ids, server, other } = await openDashboard(browser(), 2, {
    prepare: async (blank) => time.resolve(await controlTime(blank)),
  });
  const passTime = await time.promise;
  await expect(page.getByText("All key pairs, as of")).toBeVisible();
  const creations = () => server.admin!.requests({ operation: "create" });
  server.admin!.setFaults([{ kind: "drop", operation: "create" }]);
  const dialog = await createInDialog(page);
  const none = dialog.getByText("None so far");
  await passTime(none);
  await expect(none).toContainText("It may still come");
  await dialog.getByRole("button", { name: "Look again" }).click();
  await expect(none).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expectPairs(page, ids);
  expect(creations()).toHaveLength(1);

  server.admin!.setFaults([{ kind: "status", status: 503, operation: "create", when: "after" }]);
  await createInDialog(page);
  await passTime(dialog.getByText("its answer was lost: the API has a problem of its own"));
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Close" }).click();
  expect(creations()).toHaveLength(2);

  // Its pair is found in the list by the key.
  server.admin!.setFaults([{ kind: "malformed", operation: "create" }]);
  await createInDialog(page);
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeFocused();
  const [newest] = (await other.list()).items;
  await expect(dialog.getByText(newest!.id, { exact: true })).toBeVisible();
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(/^-----BEGIN PRIVATE KEY-----\n/);
});

test("a key in an answer that is not as documented is shown to be saved, though its pair is not to be found", async () => {
  const { private_key: privateKey } = await generateKeyPair();
  const empty = { items: [], limit: 20, next_cursor: null, previous_cursor: null };
  const api = await startHostileApi((response, { method, url }) => {
    if (method === "POST") return send(response, 201, { private_key: privateKey });
    return url!.startsWith("/roles") ? send(response, 404, {}) : send(response, 200, empty);
  });
  const { dashboard } = await startHost({ target: { baseUrl: api.url } });
  const page = await openPage(await openContext(browser(), dashboard.url), "about:blank");
  const passTime = await controlTime(page);
  await page.goto(dashboard.link);
  const dialog = await createInDialog(page);
  const heading = dialog.getByRole("heading", { name: "Save the private key" });
  await passTime(heading);
  await expect(heading).toBeFocused();
  await expect(dialog).toContainText("the id of the pair is not known");
  await expect(dialog.getByLabel("Private key (PEM)")).toHaveValue(privateKey);
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  expect((await downloading).suggestedFilename()).toBe("private-key.pem");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
});
