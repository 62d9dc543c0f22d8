import type { RevisionName } from "@api-key-pairs/server";
import type { Browser, BrowserContext, Page } from "playwright";

import { openContext, openPage } from "./open-context.ts";
import { startAll } from "./start-all.ts";

export interface OpenDashboardOptions {
  /** @default "2021-10" */
  readonly revision?: RevisionName;
  /** Sees to the page before anything is loaded into it. */
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<unknown>;
}

/** A dashboard on an API of its own, and its page. */
export interface OpenDashboard extends Awaited<ReturnType<typeof startAll>> {
  readonly context: BrowserContext;
  readonly page: Page;
}

/**
 * Opens the dashboard on an API with this many pairs beside the root pair, which signs, until the test is over.
 */
export async function openDashboard(
  browser: Browser,
  count = 0,
  { revision, prepare }: OpenDashboardOptions = {},
): Promise<OpenDashboard> {
  const all = await startAll(count, revision);
  const context = await openContext(browser, all.dashboard.url);
  const page = await openPage(context, "about:blank");
  await prepare?.(page, context);
  await page.goto(all.dashboard.link);
  return { ...all, context, page };
}
