import type { Locator, Page, Request } from "playwright";

/**
 * Takes the clock of a page in hand. It goes on by itself, and jumps when it is told to.
 *
 * @param aheadMs By how much the clock is wrong.
 * @returns What lets time pass until something is to be seen, but not while a request is under way: none of them is slow.
 */
export async function controlTime(page: Page, aheadMs = 0): Promise<(until: Locator) => Promise<void>> {
  const underWay = new Set<Request>();
  page.on("request", (request) => underWay.add(request));
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => underWay.delete(request));
  await page.clock.install({ time: Date.now() + aheadMs });
  return async (until) => {
    while (!(await until.isVisible())) if (underWay.size === 0) await page.clock.fastForward(2_000);
  };
}
