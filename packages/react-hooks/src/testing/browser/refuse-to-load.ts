import type { CDPSession } from "@vitest/browser-playwright";
import { onTestFinished } from "vitest";
import { cdp } from "vitest/browser";

/** Has the browser load nothing whose URL is like this until the test is over, as when a deployment has removed it. */
export async function refuseToLoad(urlPattern: string): Promise<void> {
  const session = cdp() as CDPSession;
  const refuse = async (urls: string[]) => void (await session.send("Network.setBlockedURLs", { urls }));
  await session.send("Network.enable");
  await refuse([urlPattern]);
  onTestFinished(async () => await refuse([]));
}
