import { chromium, type Browser } from "playwright";
import { test } from "vitest";

import { chromiumLaunchOptions } from "../../../../../test/chromium.ts";

// A name that somebody else owns leads to this machine. Of a flag that is given twice, the last counts.
const resolverRules =
  "--host-resolver-rules=MAP rebind.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

const withChromium = (...flags: readonly string[]) =>
  // oxlint-disable-next-line no-empty-pattern -- what a fixture takes is read off its parameter
  test.extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const { args, ...options } = await chromiumLaunchOptions();
    const browser = await chromium.launch({ ...options, args: [...args, resolverRules, ...flags] });
    onCleanup(async () => await browser.close());
    return browser;
  });

const optimising = withChromium();
const plain = withChromium("--js-flags=--no-opt --no-maglev");

/** Which Chromium is wanted. */
export interface UseBrowserOptions {
  /**
   * Whether it optimises code that runs often. Where work is counted, it must not.
   *
   * @default true
   */
  readonly optimises?: boolean;
}

/** Has one Chromium run while the tests of a worker do. What a test does in it is in a context of its own. */
export function useBrowser({ optimises = true }: UseBrowserOptions = {}): () => Browser {
  let running: Browser;
  (optimises ? optimising : plain).beforeAll(({ browser }) => {
    running = browser;
  });
  return () => running;
}
