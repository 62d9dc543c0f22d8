import { test } from "vitest";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { startAll } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
const browser = useBrowser("--renderer-process-limit=1", "--process-per-site");
test.for(Array.from({length: 20}, (_, i) => i))("p %d", async () => {
 const all = await startAll(2); const page = await openPage(await openContext(browser(), all.dashboard.url), all.dashboard.link); await page.locator("[data-pair]").first().waitFor();
 
});
