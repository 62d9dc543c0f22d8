import type { RotationEvent } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { openStatusLine } from "../../terminal/status-line.ts";
import { wrap } from "../../terminal/wrap.ts";
import { isOtherwise, sayStep } from "./step-words.ts";
import { sayTime } from "./say-time.ts";

/** Tells of the steps of a rotation as they are done. */
export interface Steps {
  show(event: RotationEvent): void;
  /** Passes on what a command prints. */
  print(text: string): void;
  /** Takes away what is shown of a step that goes on. */
  clear(): void;
}

/** A line on stderr for each step that is done, and on a terminal for the one that goes on. */
export function showSteps(context: Context): Steps {
  const { style } = context;
  const line = openStatusLine(context);

  function tell(mark: string, text: string): void {
    line.clear();
    context.note(wrap(`${mark} ${safeText(text)}`, process.stderr.columns, "  "));
  }

  return {
    show({ step, status, until, found }) {
      const doing = sayStep(step, "doing");
      if (status === "started")
        line.show(style.err("dim", `… ${safeText(doing)}`.slice(0, process.stderr.columns - 1)));
      else if (status === "waiting") tell(style.err("yellow", "…"), `${doing}, until ${sayTime(until!)}`);
      else if (!isOtherwise(step, found)) tell(style.err("green", "✔"), sayStep(step, "done"));
      if (found !== undefined) tell(style.err("yellow", "!"), found);
    },
    print(text) {
      line.clear();
      process.stderr.write(text);
    },
    clear: line.clear,
  };
}
