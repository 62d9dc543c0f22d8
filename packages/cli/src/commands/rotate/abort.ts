import { abortRotation } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { settleMs } from "../../program/lost-answer-options.ts";
import type { LostAnswerOptions } from "../../program/lost-answer-options.ts";
import { askFirst } from "../../terminal/ask-first.ts";
import { restoreHandOvers, withoutCommand } from "./hand-overs.ts";
import { findKeyInUse, hideFromCommands } from "./key-in-use.ts";
import { openPlace } from "./place.ts";
import { readStatus, told } from "./read-status.ts";
import { reportRotation } from "./report-rotation.ts";
import { watchSteps } from "./watch-steps.ts";

interface AbortOptions extends Pick<LostAnswerOptions, "settle"> {
  readonly journal?: string;
  readonly skipCommands?: boolean;
  readonly yes?: boolean;
}

export async function runRotateAbort(
  context: Context,
  { options }: CommandInput<AbortOptions>,
): Promise<void> {
  const place = await openPlace(context, options.journal);
  const present = await readStatus(place);
  if (!options.yes && present?.newId !== undefined && present.next.includes("abort")) {
    const back = options.skipCommands
      ? "files get the old key back, and commands are not run"
      : "all who got the new key get the old one back";
    const warning =
      `About to take back the rotation of ${present.oldId} at ${present.baseUrl}: ${back}; then the new pair, ` +
      `${present.newId}, is deleted without an overlap, and whoever still signs with its key is refused.`;
    const again = { akp: ["rotate", "abort"], options: { ...options, journal: place.asked, yes: true } };
    await askFirst(context, { warning, question: "Take it back?", again });
  }
  const watch = watchSteps(context);
  const currentKey = await findKeyInUse(context);
  hideFromCommands();
  const { signal, onStep } = watch.start();
  const abort = async () => {
    const restored = restoreHandOvers(await place.parts.journal.read(), watch.print);
    const handOver = options.skipCommands ? restored.map(withoutCommand) : restored;
    return await abortRotation({
      ...place.parts,
      handOver,
      currentKey,
      settleMs: settleMs(options),
      signal,
      onStep,
    });
  };
  await reportRotation(context, place, await told(place, abort()).finally(watch.end));
}
