import { readFile } from "node:fs/promises";

import { test } from "vitest";

import { createInDialog } from "../testing/end-to-end/create-in-dialog.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { pairRow, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { launchOnApi } from "../testing/host-command.ts";

const browser = useBrowser();

test("the published command prints a link that works once; a pair is created and deleted with it, and nothing secret is printed", async () => {
  const { url, link, code, server, child, ended, waitFor } = await launchOnApi(["--verbose"]);
  const context = await openContext(browser(), url);
  const page = await openPage(context, link);
  await expect(pairRows(page)).toHaveCount(1);

  const dialog = await createInDialog(page);
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const file = await downloading;
  const pem = await readFile(await file.path(), "utf8");
  const id = file.suggestedFilename().slice("api-key-pair-".length, -".pem".length);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(pairRows(page)).toHaveCount(2);

  await pairRow(page, id).getByRole("button", { name: "Delete" }).click();
  await page.getByLabel("To confirm").fill(id.slice(0, 6));
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete key pair" }).click();
  await expect(page.getByText(`Key pair ${id.slice(0, 6)} deleted`)).toBeVisible();
  await expect(pairRows(page)).toHaveCount(1);

  const token = await page.evaluate(() => Object.values({ ...sessionStorage }).join(" "));
  const [cookie] = await context.cookies();
  const second = await openPage(await openContext(browser(), url), link);
  await expect(second.getByRole("heading", { name: "This link is no longer good" })).toBeVisible();
  await waitFor("stdout", /An old link was opened\. Start it again for a new link\./);
  child.kill("SIGTERM");
  const { stdout, stderr, code: exitCode } = await ended;
  expect(exitCode).toBe(0);
  expect(stderr).toContain("DELETE /api/api-key-pairs/{id} 204");
  const secrets = [token, cookie!.value, pem.split("\n")[1]!, server.rootPrivateKey!.split("\n")[1]!, id];
  expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
  expect((stdout + stderr).split(code)).toHaveLength(2);
});
