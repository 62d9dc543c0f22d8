import type { Page } from "playwright";

/**
 * Has requests of a page to the API wait.
 *
 * @returns What lets them go, those too that come later.
 */
export async function holdRequests(page: Page, method: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/api/**", async (route) => {
    if (route.request().method() === method) await promise;
    await route.continue();
  });
  return resolve;
}
