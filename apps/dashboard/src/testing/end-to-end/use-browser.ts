import { chromium, type Browser } from "playwright";
import { test } from "vitest";

import { chromiumLaunchOptions } from "../../../../../test/chromium.ts";

/** On top of those of all tests in a browser. Of a flag that is given twice, the last counts. */
const flags = [
  // A name that somebody else owns leads to this machine.
  "--host-resolver-rules=MAP rebind.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  // Work is counted in code that is not optimised.
  "--js-flags=--no-opt --no-maglev",
];

// oxlint-disable-next-line no-empty-pattern -- what a fixture takes is read off its parameter
const withBrowser = test.extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
  const { args, ...options } = await chromiumLaunchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, ...flags] });
  onCleanup(async () => await browser.close());
  return browser;
});

/** Has one Chromium run while the tests of a worker do. What a test does in it is in a context of its own. */
export function useBrowser(): () => Browser {
  let running: Browser;
  withBrowser.beforeAll(({ browser }) => {
    running = browser;
  });
  return () => running;
}
