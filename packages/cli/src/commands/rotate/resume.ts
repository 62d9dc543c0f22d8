import { resumeRotation } from "@api-key-pairs/client/rotation";
import type { RotationStatus, Until } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { settleMs } from "../../program/lost-answer-options.ts";
import type { LostAnswerOptions } from "../../program/lost-answer-options.ts";
import { askFirst } from "../../terminal/ask-first.ts";
import { restoreHandOvers } from "./hand-overs.ts";
import { findKeyInUse, hideFromCommands } from "./key-in-use.ts";
import { openPlace } from "./place.ts";
import { readStatus, told } from "./read-status.ts";
import { reportRotation } from "./report-rotation.ts";
import { watchSteps } from "./watch-steps.ts";

interface ResumeOptions extends Pick<LostAnswerOptions, "settle"> {
  readonly wait?: boolean;
  readonly emergency?: boolean;
  readonly journal?: string;
  readonly yes?: boolean;
}

export async function runRotateResume(
  context: Context,
  { options }: CommandInput<ResumeOptions>,
): Promise<ExitCode> {
  const { wait = false, emergency = false, yes } = options;
  const place = await openPlace(context, options.journal);
  const present = await readStatus(place);
  if (emergency && !yes && present?.next.includes("resume")) {
    const warning =
      `About to end the rotation of ${present.oldId} at ${present.baseUrl} without the rest of its overlap and grace: ` +
      "its pair is deleted, and whoever still signs with the old key is refused.";
    const again = { akp: ["rotate", "resume"], options: { emergency, journal: place.asked, yes: true } };
    await askFirst(context, { warning, question: "Delete the old pair?", again });
  }
  const watch = watchSteps(context);
  const currentKey = await findKeyInUse(context);
  hideFromCommands();
  const { signal, onStep } = watch.start();
  const resume = async (until: Until) => {
    const handOver = restoreHandOvers(await place.parts.journal.read(), watch.print);
    return await resumeRotation({
      ...place.parts,
      handOver,
      currentKey,
      settleMs: settleMs(options),
      emergency,
      until,
      signal,
      onStep,
    });
  };
  const until = wait || emergency ? "done" : howFar(present);
  const status = await told(place, resume(until)).finally(watch.end);
  await reportRotation(context, place, status);
  return status.state === "overlap" || status.state === "grace" ? exitCode.notYet : exitCode.done;
}

/** To the end of what need not be waited for. */
function howFar(present: RotationStatus | undefined): Until {
  if (isOver(present?.graceUntil)) return "done";
  return isOver(present?.overlapUntil) ? "grace" : "overlap";
}

function isOver(until: string | undefined): boolean {
  return until !== undefined && Date.parse(until) <= Date.now();
}
