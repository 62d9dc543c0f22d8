import type { RotationError, RotationProblem, RotationStatus } from "@api-key-pairs/client/rotation";

import type { Failure } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import type { AkpCommand } from "../../errors/next-step.ts";
import { explainStep } from "./explain-step.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { sayKeys, sayStates } from "./say-keys.ts";

/**
 * Says why a rotation stopped or did not begin, what is known of both keys, and what to type next.
 *
 * @param status Where it is, as far as the journal can be read.
 */
export function explainStop(error: RotationError, status: RotationStatus | undefined, place: Place): Failure {
  const { problem, keys } = error;
  if (problem === "step" && status !== undefined) return explainStep(error, status, place);
  const common = { exitCode: exitCodeOf(error), code: `rotation_${problem}`, message: messageOf(error) };
  if (problem === "busy") return { ...common, next: [look(place)] };
  if (problem === "vault" && status !== undefined)
    return { ...common, ...explainVault(error, status, place) };
  const moves = status === undefined ? [] : nextMoves(status, place);
  return {
    ...common,
    why: problem === "journal" && keys === undefined ? "Nothing was sent." : status && sayKeys(status, place),
    next: [...moves, ...remediesOf(problem, status, place)],
  };
}

/** Without what is known of both keys, which is told in other words. */
function messageOf({ message }: RotationError): string {
  return message.split(/\. (?:Old key: |Put it back)/)[0]!.replace(/\.$/, "");
}

/** What helps against a key that is not where it was kept. */
function explainVault(
  { message, next }: RotationError,
  status: RotationStatus,
  place: Place,
): Pick<Failure, "why" | "next"> {
  const keys = sayStates(status);
  const moves = nextMoves(status, place);
  if (!message.includes(" is missing from ")) return { why: keys, next: moves };
  if (message.startsWith("The new ")) {
    return { why: `${keys} Put the new one back there.`, next: nextMoves({ ...status, next }, place) };
  }
  return {
    why: `${keys} Put the old one back there, or name a file that has it.`,
    next: moves.map(({ akp, options, says = "" }) => ({
      akp,
      options: { ...options, privateKeyFile: "FILE" },
      says,
    })),
  };
}

/** Nothing was done, unless it is said below. */
function exitCodeOf({ problem, keys }: RotationError): ExitCode {
  switch (problem) {
    case "busy":
      return exitCode.busy;
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
    ...(status?.state === "overlap" || status?.state === "grace"
      ? [{ akp: ["rotate", "resume"], options: { emergency: true, journal: asked }, says: "after a leak" }]
      : []),
    { akp: ["rotate"], options: another, says: "the rotation of another key, with a journal of its own" },
  ];
}

function look({ asked }: Place): AkpCommand {
  return { akp: ["rotate", "status"], options: { journal: asked }, says: "where it is" };
}
