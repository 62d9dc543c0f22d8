import type { Locator, Page } from "playwright";

import { expect } from "./expect.ts";

/** The rows of the list. */
export function pairRows(page: Page): Locator {
  return page.getByRole("table").locator("[data-pair]");
}

/** The row of one pair. */
export function pairRow(page: Page, id: string): Locator {
  return page.getByRole("table").locator(`[data-pair="${id}"]`);
}

/** Waits until the list shows these pairs, in this order, and nothing else. */
export async function expectPairs(page: Page, ids: readonly string[]): Promise<void> {
  const shown = async () =>
    await pairRows(page).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-pair")));
  await expect.poll(shown).toEqual(ids);
}
