import type { RotationEvent } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { showSteps } from "./show-steps.ts";
import { createStopSignal } from "./stop-signal.ts";

/** What goes on between a rotation and whoever watches it. */
export interface Watch {
  /**
   * Takes over Ctrl-C, and gives what the rotation takes for it.
   *
   * @param heading What is told before the first step.
   */
  start(heading?: string): { readonly signal: AbortSignal; readonly onStep: (event: RotationEvent) => void };
  /** Passes on what a command prints. */
  print(text: string): void;
  /** Parts what was shown of the steps from what comes after it. */
  end(): void;
}

/** Shows steps, and lets Ctrl-C stop them. */
export function watchSteps(context: Context): Watch {
  const steps = showSteps(context);
  let isBegun = false;
  return {
    print: steps.print,
    end() {
      steps.clear();
      if (isBegun) context.note("");
    },
    start(heading) {
      const stop = createStopSignal(context, (text) => {
        steps.clear();
        context.warn(text);
      });
      return {
        signal: stop.signal,
        onStep(event) {
          if (!isBegun && heading !== undefined) context.note(heading);
          isBegun = true;
          steps.show(event);
          stop.follow(event);
        },
      };
    },
  };
}
