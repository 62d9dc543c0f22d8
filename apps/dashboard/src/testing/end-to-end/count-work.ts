import type { Page } from "playwright";

/** What the scripts of a page did meanwhile, counted by the engine: the same work gives the same numbers. */
export interface Work {
  /** How often any function was called, or a branch or the body of a loop was run, in all. */
  readonly total: number;
  /** How often the one that ran most did. */
  readonly most: number;
}

/**
 * Counts what the scripts of a page do while something goes on.
 *
 * @param run Ends when there is nothing left to do.
 */
export async function countWork(page: Page, run: () => Promise<void>): Promise<Work> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Profiler.enable");
  await devtools.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  await run();
  const { result } = await devtools.send("Profiler.takePreciseCoverage");
  await devtools.send("Profiler.stopPreciseCoverage");
  await devtools.detach();
  const scripts = result.filter(({ url }) => url.startsWith("http"));
  const counts = scripts.flatMap(({ functions }) =>
    functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)),
  );
  return { total: counts.reduce((sum, count) => sum + count, 0), most: Math.max(0, ...counts) };
}
