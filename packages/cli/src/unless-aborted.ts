import { once } from "node:events";

import { AbortedError } from "@api-key-pairs/client";

/**
 * Waits for what cannot be told to stop: a name that is looked up, a pipe that nobody writes to.
 *
 * @throws {AbortedError} As soon as the signal is aborted.
 */
export async function unlessAborted<T>(signal: AbortSignal, run: () => T | Promise<T>): Promise<T> {
  if (signal.aborted) throw interrupted();
  const over = new AbortController();
  const aborted = once(signal, "abort", { signal: over.signal }).then(() => {
    throw interrupted();
  });
  try {
    return await Promise.race([aborted, run()]);
  } finally {
    over.abort();
  }
}

function interrupted(): AbortedError {
  return new AbortedError("Interrupted");
}
