import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll } from "vitest";

import { chromiumLaunchOptions } from "../../../../../test/chromium.ts";

/**
 * Has one Chromium run while the tests of a file do.
 *
 * @param flags On top of those of all tests. Of a flag that is given twice, the last counts.
 */
export function useBrowser(...flags: string[]): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    const { args, ...options } = await chromiumLaunchOptions();
    browser = await chromium.launch({ ...options, args: [...args, ...flags] });
  });
  afterAll(async () => await browser.close());
  return () => browser;
}
