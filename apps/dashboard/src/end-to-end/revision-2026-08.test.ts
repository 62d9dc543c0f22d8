import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser();

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
