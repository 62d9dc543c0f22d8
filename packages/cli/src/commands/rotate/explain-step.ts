import type { CreateAccount, RotationError, RotationStatus } from "@api-key-pairs/client/rotation";

import type { Failure } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import { removals } from "../../errors/left-behind.ts";
import { explainLost, isLost } from "../../errors/lost-answer.ts";
import type { AkpCommand } from "../../errors/next-step.ts";
import { isThumbprint } from "../../pair-id.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { sayKeys } from "./say-keys.ts";
import { sayStep } from "./step-words.ts";

/**
 * Says which step of a rotation failed, and what to type next. The cause says why, and the exit code is the one that it
 * has anywhere else.
 */
export function explainStep(
  { step, cause }: Pick<RotationError, "step" | "cause">,
  status: RotationStatus,
  place: Place,
): Failure {
  const moves = nextMoves(status, place);
  const reason = explain(cause);
  const keys = sayKeys(status, place);
  if (reason.exitCode === exitCode.interrupted) {
    return { ...reason, message: `Interrupted ${sayPlace(status)}`, why: keys, next: moves };
  }
  const { name, to = "" } = step!;
  const message = `${sayStep(step!, "doing")}: ${reason.message}`;
  const { attempts, unexplained } = status.account;
  const latest = attempts.at(-1);
  if (name === "create" && latest !== undefined && isLost(latest)) {
    if (isThumbprint(latest.mark ?? "")) {
      // Of such a create, the error says that a key is lost.
      const what =
        reason.code === "outcome_unknown" ? `${sayStep(step!, "doing")}: The answer was lost` : message;
      const why = `The key was made here, and is kept: resume finds its pair, or registers it. ${keys}`;
      return { ...reason, message: what, why, next: moves };
    }
    const [resume, ...others] = moves;
    const lost = explainLost(status.account, cause, { ...resume!, says: "creates another" });
    return { ...lost, why: `${lost.why ?? ""} ${keys}`.trim(), next: [...lost.next!, ...others] };
  }
  const isCommand = name === "hand-back" && to.startsWith("command ");
  const remedies = isCommand ? [withoutCommands(place)] : (reason.next ?? []);
  const pairs = unexplained.map(({ id, created_at }) => ({ id, created_at }));
  return {
    ...reason,
    code: "rotation_stopped",
    message,
    why: [keys, ...sayLeft(status.account)].join(" "),
    next: [...moves, ...removals(status.account), ...remedies],
    pairs: pairs.length > 0 ? pairs : undefined,
  };
}

/** What an earlier answer that was lost may have left behind, which is not what stopped it. */
function sayLeft({ unexplained }: CreateAccount): string[] {
  const ids = unexplained.map(({ id }) => id);
  return ids.length === 0 ? [] : [`A lost answer may have left behind: ${ids.join(", ")}.`];
}

/** A step that was begun may have been carried out, or not. */
function sayPlace({ steps }: RotationStatus): string {
  const next = steps.find(({ status }) => status !== "done")!;
  return `${next.status === "begun" ? "in" : "before"} this step: ${sayStep(next, "plan")}`;
}

function withoutCommands({ asked }: Place): AkpCommand {
  const says = "without the commands; they must give the old key back otherwise";
  return { akp: ["rotate", "abort"], options: { skipCommands: true, journal: asked }, says };
}
