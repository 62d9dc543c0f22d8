import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { chromium } from "playwright";
import { onTestFinished } from "vitest";

import { chromiumLaunchOptions } from "../chromium.ts";
import type { Workshop } from "./open-workshop.ts";

/** Starts the host of the guide, as it was left in a folder, and opens its page in a browser, until the test is over. */
export async function openPage({ env }: Workshop, folder: string, password: string) {
  const host = spawn("node", ["host.mts"], {
    cwd: folder,
    env: { ...env, PAGE_PASSWORD: password },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void host.kill());
  const [url] = (await once(createInterface(host.stdout), "line")) as [string];

  const browser = await chromium.launch(await chromiumLaunchOptions());
  onTestFinished(async () => await browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}
