import { once } from "node:events";
import type { Socket } from "node:net";

import { answerTimeoutMs } from "./answer-timeout.ts";

/**
 * Waits for a socket to be connected, and closes it.
 *
 * @param event What says that it is.
 * @returns Why it is not.
 */
export async function connected(
  socket: Socket,
  event: "connect" | "secureConnect",
  signal: AbortSignal,
): Promise<NodeJS.ErrnoException | undefined> {
  const timeout = AbortSignal.timeout(answerTimeoutMs);
  try {
    await once(socket, event, { signal: AbortSignal.any([signal, timeout]) });
    return undefined;
  } catch (error) {
    if (timeout.aborted) return new Error(`no answer within ${answerTimeoutMs / 1000} s`);
    return error as NodeJS.ErrnoException;
  } finally {
    // What goes wrong from here on is of no interest.
    socket.on("error", () => {}).destroy();
  }
}
