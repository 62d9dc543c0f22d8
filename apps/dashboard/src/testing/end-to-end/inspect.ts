import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

import { expect } from "./expect.ts";

const sizes = [
  { width: 360, height: 780 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
] as const;
const themes = ["light", "dark"] as const;

/** The rules of axe about what a theme and the room there is can change; all others ask for names, roles and structure. */
const looks = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

/** A directory to put pictures of what was inspected into. */
const pictures = process.env["SCREENSHOTS"];

/** What is in every row is looked at in the first two and in the last. */
const alike = "[data-pair]:nth-child(n + 3):not(:last-child)";

/**
 * Finds fault with the page as it is now: with axe in both themes, on the narrowest screen and the widest, and with
 * whatever is wider than any of three screens. The page has the other theme of the system then.
 *
 * @param state What is to be seen, for the names of the pictures that are made when `SCREENSHOTS` names a directory.
 */
export async function inspect(page: Page, state: string): Promise<void> {
  const before = page.viewportSize()!;
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const [theme, other] = isDark ? (["dark", "light"] as const) : (["light", "dark"] as const);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await settle(page);
    // What is drawn to measure follows a little later.
    const message = `too wide for ${size.width} pixels: ${state}`;
    await expect.poll(async () => await tooWide(page), { message }).toEqual([]);
    if (size.width === 360) expect(await findings(page), `axe, ${theme}, narrow: ${state}`).toEqual([]);
    if (pictures !== undefined) await takePictures(page, join(pictures, `${state}-${size.width}`));
  }
  await page.emulateMedia({ colorScheme: other });
  await settle(page);
  expect(await findings(page, looks), `axe, ${other}, wide: ${state}`).toEqual([]);
  await page.setViewportSize(before);
}

/** Waits until nothing moves but what never ends. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames += 1)
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(moving.map(async ({ finished }) => await finished.catch(() => {})));
  });
}

/** What sticks out of the page, or is cut off in it. */
async function tooWide(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const isHidden = (element: Element) =>
      element.closest(".visually-hidden, thead, [aria-hidden=true]") !== null;
    const cut = [...document.body.querySelectorAll("*")].filter(
      (element) =>
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1 &&
        ["hidden", "clip"].includes(getComputedStyle(element).overflowX) &&
        !isHidden(element),
    );
    return [
      ...(scrollWidth > clientWidth ? [`the page: ${scrollWidth} pixels`] : []),
      ...cut.map(({ tagName, className }) => `${tagName} ${className}`),
    ];
  });
}

/** @param rules Those to check; all, unless told otherwise. */
async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  // There is nothing to find in frames, which the page has none of; and what is in the page already is fast to run again.
  const isThere = await page.evaluate(() => "axe" in globalThis);
  const builder = new AxeBuilder({ page, ...(isThere && { axeSource: "void 0" }) }).setLegacyMode();
  builder.exclude(alike).options({
    resultTypes: ["violations"],
    ...(rules ? { runOnly: [...rules] } : { rules: { "target-size": { enabled: true } } }),
  });
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

async function takePictures(page: Page, name: string): Promise<void> {
  await mkdir(pictures!, { recursive: true });
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await settle(page);
    await page.screenshot({ path: `${name}-${colorScheme}.png` });
  }
}
