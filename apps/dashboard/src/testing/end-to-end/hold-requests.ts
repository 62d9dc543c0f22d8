import type { Page } from "playwright";

/**
 * Has requests of a page to the API wait.
 *
 * @param after The method of a request that has to come first: only what follows it waits.
 * @returns What lets them go, those too that come later.
 */
export async function holdRequests(page: Page, method: string, after?: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isHolding = after === undefined;
  await page.route("**/api/**", async (route) => {
    const requested = route.request().method();
    if (isHolding && requested === method) await promise;
    isHolding ||= requested === after;
    await route.continue();
  });
  return resolve;
}
