import { pathToFileURL } from "node:url";

import { chromium } from "playwright";
import { expect, onTestFinished, test } from "vitest";

import { chromiumLaunchOptions } from "../../../../../test/chromium.ts";
import { startBoth } from "../../testing/host-start.ts";
import { writeRedirectFile } from "./redirect-file.ts";

test("a browser that opens the file gets a session, both halves of it", async () => {
  const { dashboard } = await startBoth();
  const { path, remove } = writeRedirectFile(dashboard.link);
  onTestFinished(remove);
  const browser = await chromium.launch(await chromiumLaunchOptions());
  onTestFinished(async () => await browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(pathToFileURL(path).href);
  await page.waitForFunction(() => document.title.startsWith("Session"));
  expect(await page.title()).toBe("Session 200");
  expect(new URL(page.url()).origin).toBe(dashboard.url);
  expect(complaints).toEqual([]);
});
