import type { Page } from "playwright";
import { test } from "vitest";

import { countWork, type Work } from "../testing/end-to-end/count-work.ts";
import { expect } from "../testing/end-to-end/expect.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { pairRow } from "../testing/end-to-end/pair-rows.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";

const browser = useBrowser({ optimises: false });
const rowHeight = 64;

/** Opens a list of this many pairs as one scroll. */
async function openAll(count: number) {
  const { page, ids } = await openDashboard(browser(), count - 1);
  await page.getByRole("radio", { name: "All" }).check();
  await expect(page.getByText(`${count.toLocaleString("en")} key pairs`, { exact: true })).toBeAttached();
  return { page, ids };
}

/** Scrolls until the row of a pair is the first in view. */
async function scrollTo(page: Page, ids: readonly string[], index: number): Promise<void> {
  await page.evaluate((y) => {
    const body = document.querySelector("tbody")!;
    window.scrollTo(0, body.getBoundingClientRect().top + window.scrollY + y);
  }, index * rowHeight);
  await expect(pairRow(page, ids[index]!)).toBeInViewport();
}

async function countNodes(page: Page): Promise<number> {
  return await page.evaluate(() => document.querySelectorAll("*").length);
}

/** What it costs to scroll on by ten rows: the least of a few times, since now and then the page does something else. */
async function costOfStep(page: Page, ids: readonly string[], from: number): Promise<Work> {
  await scrollTo(page, ids, from);
  const steps: Work[] = [];
  for (let step = 1; step <= 3; step += 1)
    steps.push(await countWork(page, async () => await scrollTo(page, ids, from + step * 10)));
  return steps.reduce((least, work) => (work.total < least.total ? work : least));
}

test("6,000 pairs are scrolled through: few rows are there, and a step costs the same anywhere", async () => {
  const { page, ids } = await openAll(6_000);
  const costs: Work[] = [];
  for (const from of [100, 3_000, 5_900]) {
    costs.push(await costOfStep(page, ids, from));
    expect(await countNodes(page)).toBeLessThan(1_500);
  }
  for (const { most, total } of costs) {
    // Whatever goes over all pairs does so 6,000 times; over all before these, nearly as often at the end.
    expect(most).toBeLessThan(4_000);
    expect(total).toBeLessThan(costs[0]!.total * 1.5);
  }
});
