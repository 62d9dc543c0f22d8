import type { RotationError, RotationProblem, RotationStatus } from "@api-key-pairs/client/rotation";

import type { Failure } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import { explainLost } from "../../errors/lost-answer.ts";
import type { AkpCommand } from "../../errors/next-step.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { sayKeys } from "./say-keys.ts";
import { sayStep } from "./step-words.ts";

/**
 * Says why a rotation stopped or did not begin, what is known of both keys, and what to type next.
 *
 * @param status Where it is, as far as the journal can be read.
 */
export function explainStop(error: RotationError, status: RotationStatus | undefined, place: Place): Failure {
  const { problem, message } = error;
  if (problem === "step" && status !== undefined) return explainStep(error, status, place);
  const moves = status === undefined ? [] : nextMoves(status, place);
  return {
    exitCode: exitCodeOf(error),
    code: `rotation_${problem}`,
    message: message.split(". Old key: ")[0]!.replace(/\.$/, ""),
    why: problem === "busy" ? undefined : status && sayKeys(status, place),
    next: problem === "busy" ? [look(place)] : [...moves, ...remediesOf(problem, status, place)],
  };
}

/** A step failed. The cause says why, and the exit code is the one that it has anywhere else. */
function explainStep({ step, cause }: RotationError, status: RotationStatus, place: Place): Failure {
  const moves = nextMoves(status, place);
  const reason = explain(cause);
  const keys = sayKeys(status, place);
  const what = sayStep(step!, "doing");
  if (reason.exitCode === exitCode.interrupted) {
    return { ...reason, message: `Interrupted ${sayPlace(status)}`, why: keys, next: moves };
  }
  if (step!.name === "create" && status.account.attempts.at(-1)?.outcome === "open") {
    const [resume, ...others] = moves;
    const lost = explainLost(status.account, cause, { ...resume!, says: "creates another" });
    return { ...lost, why: `${lost.why ?? ""} ${keys}`.trim(), next: [...lost.next!, ...others] };
  }
  return {
    ...reason,
    code: "rotation_stopped",
    message: `${what}: ${reason.message}`,
    why: keys,
    next: [...moves, ...(step!.name === "hand-back" ? [withoutCommands(place)] : (reason.next ?? []))],
  };
}

/** A step that was begun may have been carried out, or not. */
function sayPlace({ steps }: RotationStatus): string {
  const next = steps.find(({ status }) => status !== "done")!;
  return `${next.status === "begun" ? "in" : "before"} this step: ${sayStep(next, "plan")}`;
}

/** Nothing was done, unless it is said below. */
function exitCodeOf({ problem, keys }: RotationError): ExitCode {
  switch (problem) {
    case "busy":
      return exitCode.notYet;
    case "not_abortable":
    case "not_resumable":
      return exitCode.failed;
    case "journal":
    case "vault":
      return keys === undefined ? exitCode.configuration : exitCode.failed;
    default:
      return exitCode.configuration;
  }
}

function remediesOf(
  problem: RotationProblem,
  status: RotationStatus | undefined,
  { asked }: Place,
): readonly AkpCommand[] {
  if (problem === "none")
    return [{ akp: ["rotate"], options: { dryRun: true }, says: "what a rotation would do" }];
  if (problem === "hand_over") return [{ akp: ["rotate"], options: { out: "FILE" }, says: "another file" }];
  if (problem !== "unfinished") return [];
  const another = { journal: "FILE" };
  return [
    ...(status?.state === "overlap"
      ? [{ akp: ["rotate", "resume"], options: { emergency: true, journal: asked }, says: "after a leak" }]
      : []),
    { akp: ["rotate"], options: another, says: "the rotation of another key, with a journal of its own" },
  ];
}

function withoutCommands({ asked }: Place): AkpCommand {
  const says = "without the commands; they must give the old key back otherwise";
  return { akp: ["rotate", "abort"], options: { skipCommands: true, journal: asked }, says };
}

function look({ asked }: Place): AkpCommand {
  return { akp: ["rotate", "status"], options: { journal: asked }, says: "where it is" };
}
