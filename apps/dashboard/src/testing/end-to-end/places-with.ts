import type { Page } from "playwright";

/**
 * Where a text is to be found in what a page shows, and in what its browser keeps for it.
 *
 * @returns The names of the places.
 */
export async function placesWith(page: Page, text: string): Promise<string[]> {
  const ofPage = await page.evaluate(async () => {
    const values = [...document.querySelectorAll<HTMLInputElement>("input, textarea")].map(
      ({ value }) => value,
    );
    const databases = await indexedDB.databases();
    const requests = performance.getEntriesByType("resource").map(({ name }) => name);
    return {
      document: document.documentElement.outerHTML,
      fields: values.join("\n"),
      localStorage: JSON.stringify(localStorage),
      sessionStorage: JSON.stringify(sessionStorage),
      cookies: document.cookie,
      address: location.href,
      "state of the history": JSON.stringify(history.state),
      "name of the window": window.name,
      databases: JSON.stringify(databases),
      caches: (await caches.keys()).join("\n"),
      requests: requests.join("\n"),
    };
  });
  const places = { ...ofPage, "cookies of the browser": JSON.stringify(await page.context().cookies()) };
  // A line of it gives it away.
  const lines = text.split("\n").filter((line) => line.length > 20 && !line.startsWith("-----"));
  return Object.entries(places)
    .filter(([, content]) => lines.some((line) => content.includes(line)))
    .map(([name]) => name);
}
