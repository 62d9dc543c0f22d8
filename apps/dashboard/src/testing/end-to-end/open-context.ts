import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright";
import { onTestFinished } from "vitest";

import { watchContext } from "./watch-context.ts";

/**
 * Opens a browser that knows nothing yet, until the test is over. The test fails when a page in it writes to the console,
 * throws, breaks its Content-Security-Policy, or asks anybody but the dashboard for anything.
 *
 * @param origin Where the dashboard is.
 */
export async function openContext(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    // Nothing is to be in the middle of a movement when it is looked at.
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const problems = await watchContext(context, origin);
  onTestFinished(async () => {
    await context.close();
    if (problems.length > 0) throw new Error(`The page did what it must not:\n${problems.join("\n")}`);
  });
  return context;
}

/** Opens a page of a context by a link. */
export async function openPage(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  return page;
}
