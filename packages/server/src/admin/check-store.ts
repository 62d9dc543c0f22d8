import { setTimeout } from "node:timers/promises";

import type { Store } from "../store/store.ts";
import { StoreUnavailableError } from "../store/store.ts";

/** Those who ask whether a server is ready give up themselves after a few seconds. */
const patienceMs = 2000;

/**
 * Resolves when the store can answer.
 *
 * @param limitMs How long it may take, in milliseconds.
 * @throws {StoreUnavailableError} When it cannot, for whatever reason, or takes longer.
 */
export async function checkStore(store: Store, limitMs = patienceMs): Promise<void> {
  const timer = new AbortController();
  const tooLate = setTimeout(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${limitMs} ms`);
  });
  try {
    await Promise.race([store.ping(), tooLate]);
  } catch (error) {
    throw new StoreUnavailableError("The database is not ready", { cause: error });
  } finally {
    timer.abort();
  }
}
