import type { CDPSession } from "@vitest/browser-playwright";
import { onTestFinished } from "vitest";
import { cdp } from "vitest/browser";

const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/**
 * Takes the page off the network, for one server, and has the browser say so to all.
 *
 * @returns what takes it back, which the end of the test does too
 */
export async function goOffline(url: string): Promise<() => Promise<void>> {
  const session = cdp() as CDPSession;
  const setOffline = async (offline: boolean) => {
    await session.send("Network.emulateNetworkConditionsByRule", {
      matchedNetworkConditions: offline ? [{ urlPattern: `${url}/*`, offline, ...unlimited }] : [],
    });
    await session.send("Network.overrideNetworkState", { offline, ...unlimited });
  };
  const goOnline = async () => await setOffline(false);
  await session.send("Network.enable");
  await setOffline(true);
  onTestFinished(goOnline);
  return goOnline;
}
