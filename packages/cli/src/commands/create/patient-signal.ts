import type { Observer } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";

/** What Ctrl-C does to a request whose answer holds the only copy of a key. */
export interface PatientSignal {
  /** Tells it whether an answer is on its way. */
  readonly observer: Observer;
  /** Takes over from the signal of the context, for the rest of the process. */
  takeOver(): AbortSignal;
}

/**
 * While an answer is on its way, the first Ctrl-C (or SIGTERM) only says so, and the second gives it up. Whenever no
 * request is out, the first one does; and none goes out after it.
 */
export function createPatientSignal(context: Context): PatientSignal {
  const controller = new AbortController();
  let isOut = false;
  let isTold = false;
  return {
    observer: {
      request: ({ operation }) => void (isOut = operation === "create"),
      response: () => void (isOut = false),
      retry: () => (isTold ? controller.abort() : undefined),
    },
    takeOver() {
      const interrupt = () => {
        if (!isOut || isTold) return controller.abort();
        isTold = true;
        context.warn("Waiting for the answer; Ctrl-C again gives up");
      };
      if (context.signal.aborted) controller.abort();
      // For good: one that comes while the key is being saved would else end the process.
      process.on("SIGINT", interrupt);
      process.on("SIGTERM", interrupt);
      return controller.signal;
    },
  };
}
