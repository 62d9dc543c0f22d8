import type { Page } from "playwright";

/**
 * Whether a text is anywhere in the memory of a page's scripts once everything is thrown away that can be: in a cache,
 * in the state of a component, in a closure.
 */
export async function heapHolds(page: Page, text: string): Promise<boolean> {
  // Playwright's own scripts beside those of the page remember the last text that they looked through.
  await page
    .getByRole("heading", { name: "API key pairs", includeHidden: true })
    .waitFor({ state: "attached" });
  const devtools = await page.context().newCDPSession(page);
  let snapshot = "";
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => (snapshot += chunk));
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devtools.detach();
  const lines = text.split("\n").filter((line) => line.length > 20 && !line.startsWith("-----"));
  return lines.some((line) => snapshot.includes(line));
}
