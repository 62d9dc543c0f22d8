import { createClient } from "@api-key-pairs/client";
import type { ApiKeyPairsClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import type { Fault } from "@api-key-pairs/server";
import type { Page } from "playwright";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { startAll, startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

/** Creates a pair with this name and role, as somebody else who uses the API. */
async function add(other: ApiKeyPairsClient, display_name: string, slug: string) {
  const roles = await other.roles.list().collect({ limit: 100 });
  return await other.create({ display_name, role_ids: [roles.find((role) => role.slug === slug)!.id] });
}

/** Loads the page again, once it has a session: the link that opens one works once. */
async function reload(page: Page): Promise<void> {
  await expect(page.getByRole("table")).toBeVisible();
  await page.reload();
}

/** Has the page switch a pair off, by its name. */
async function switchOff(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Switch off ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
}

test("a pair is created with a name and a role, its key made in the page, switched off, and switched on again", async () => {
  const { page, server } = await openDashboard(browser(), 1, { revision: "2026-08" });
  const sent: string[] = [];
  page.on("request", (request) => {
    const body = request.postData();
    if (body !== null) sent.push(body);
  });
  await page.getByRole("button", { name: "Create key pair" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Checkout");
  await dialog.getByRole("checkbox", { name: "Key pair manager" }).check();
  await inspect(page, "create-details");
  await dialog.getByRole("button", { name: "Create key pair" }).click();
  const pem = await dialog.getByLabel("Private key (PEM)").inputValue();
  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(sent.join()).toContain("BEGIN PUBLIC KEY");
  expect(sent.join()).not.toContain("PRIVATE KEY");

  const client = createClient({ baseUrl: server.url, auth: signWith({ privateKey: pem }) });
  const [pair] = (await client.list()).items;
  expect(pair).toMatchObject({ display_name: "Checkout", roles: [{ slug: "key-pair-manager" }] });

  const row = page.getByRole("row", { name: "Checkout" });
  await expect(row).toContainText("Key pair manager");
  await row.getByRole("button", { name: "Switch off" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("refused until it is switched on again");
  await inspect(page, "switch-off");
  await question.getByRole("button", { name: "Switch off" }).click();
  await expect(row).toContainText("Switched off");
  await expect(client.list()).rejects.toMatchObject({ status: 401 });

  await row.getByRole("button", { name: "Switch on" }).click();
  await question.getByRole("button", { name: "Switch on" }).click();
  await expect(row).not.toContainText("Switched off");
  expect((await client.get(pair!.id)).active).toBe(true);
});

test("a signer with few rights can give no more: what is refused leaves all as it was, and says why", async () => {
  const { server, other } = await startAll(0, "2026-08");
  const { private_key: privateKey } = await add(other, "Manager", "key-pair-manager");
  const auth = signWith({ privateKey: privateKey! });
  const { dashboard } = await startHost({ target: { baseUrl: server.url }, auth });
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await page.getByRole("button", { name: "Create key pair" }).click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByLabel("Name");
  const administrator = dialog.getByRole("checkbox", { name: "Administrator" });
  await name.fill("Checkout");
  await administrator.check();
  await dialog.getByRole("button", { name: "Create key pair" }).click();
  const alert = dialog.getByRole("alert");
  await expect(alert).toContainText("No key pair was created.");
  await alert.getByText("Details", { exact: true }).click();
  await expect(alert.getByText("role_ids[0] gives *.read, *.write, which the pair")).toBeVisible();
  // What was filled in is there still.
  await administrator.uncheck();
  await dialog.getByRole("checkbox", { name: "Key pair viewer" }).check();
  await dialog.getByRole("button", { name: "Create key pair" }).click();
  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: "Checkout" })).toContainText("Key pair viewer");

  await switchOff(page, "Root key pair");
  const toast = page.getByRole("dialog", { name: "Key pair Root key pair was not switched off" });
  await toast.getByText("Details", { exact: true }).click();
  await expect(toast.getByText("the pair may do more than the pair that signed the request")).toBeVisible();
  await inspect(page, "switch-refused");
  await toast.getByRole("button", { name: "Dismiss" }).click();

  await page.getByRole("button", { name: "Switch off Manager" }).click();
  const question = page.getByRole("alertdialog", { name: "Switch off key pair Manager?" });
  await expect(question).toContainText("This page signs with this very key");
  await expect(question.getByRole("button")).toHaveText(["Close"]);
  await question.getByRole("button", { name: "Close" }).click();
  const pairs = (await other.list()).items.map((pair) => [pair.display_name, pair.active]);
  expect(pairs).toEqual([
    ["Checkout", true],
    ["Manager", true],
    ["Root key pair", true],
  ]);
});

test("a switch whose answer is lost is carried out once more; when none comes, the list says what became of it", async () => {
  const { page, server, other } = await openDashboard(browser(), 0, { revision: "2026-08" });
  const { id } = await add(other, "Checkout", "analyst");
  await reload(page);
  const row = page.getByRole("row", { name: "Checkout" });
  const lost: Fault = { kind: "drop", operation: "update", when: "after" };
  server.admin!.setFaults([{ ...lost, times: 1 }]);
  await switchOff(page, "Checkout");
  await expect(page.getByText("Key pair Checkout switched off")).toBeVisible();
  await expect(row).toContainText("Switched off");
  expect(await other.get(id)).toMatchObject({ active: false });

  server.admin!.setFaults([lost]);
  await row.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Switch on" }).click();
  const toast = page.getByRole("dialog", {
    name: "It is not known whether key pair Checkout was switched on",
  });
  await expect(toast).toContainText("The list shows what became of it.");
  await expect(row).not.toContainText("Switched off");
});

test("what somebody else did shows, and a name can neither reorder a question nor leave its dialog", async () => {
  const { page, other } = await openDashboard(browser(), 0, { revision: "2026-08" });
  const [gone, kept] = [await add(other, "Gone", "analyst"), await add(other, "Kept", "analyst")];
  await add(other, `\u202e${"W".repeat(199)}`, "analyst");
  await reload(page);
  await expect(page.getByRole("row", { name: "Gone" })).toBeVisible();
  await page.getByRole("button", { name: "Switch off Gone" }).click();
  await other.delete(gone.id);
  await other.update(kept.id, { active: false });
  await page.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("There is no such key pair any more")).toBeVisible();
  await expect(page.getByRole("row", { name: "Gone" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: "Kept" })).toContainText("Switched off");

  await page.getByRole("button", { name: /^Switch off W/ }).click();
  const name = `Switch off key pair ${"W".repeat(199)}?`;
  const question = page.getByRole("alertdialog", { name, exact: true });
  await expect(question).toBeVisible();
  expect(await question.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test("a pair is created with a role, switched off, and switched on again without a mouse", async () => {
  const { page, other } = await openDashboard(browser(), 0, { revision: "2026-08" });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByRole("button", { name: "Create key pair" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Checkout");
  await press("Tab", "Tab");
  await expect(dialog.getByRole("checkbox", { name: "Key pair manager" })).toBeFocused();
  await press("Space", "Enter");
  await expect(dialog.getByRole("heading", { name: "Save the private key" })).toBeFocused();
  await dialog.getByRole("checkbox", { name: "I have saved the private key" }).press("Space");
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  await expect(dialog).toBeHidden();

  const isActive = async () => (await other.list()).items[0]?.active;
  for (const [word, active] of [
    ["off", false],
    ["on", true],
  ] as const) {
    await page.getByRole("button", { name: `Switch ${word} Checkout` }).press("Enter");
    // What changes nothing has the focus first.
    await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
    await press("Tab", "Enter");
    // The same button has it again, which now does the opposite.
    const opposite = page.getByRole("button", { name: `Switch ${active ? "off" : "on"} Checkout` });
    await expect(opposite).toBeFocused();
    expect(await isActive()).toBe(active);
  }
});
