import type { RotationStatus } from "@api-key-pairs/client/rotation";

import type { AkpCommand } from "../../errors/next-step.ts";
import type { Place } from "./place.ts";

/** What to type next, the more likely first. */
export function nextMoves(status: RotationStatus, { asked }: Place): AkpCommand[] {
  const { state, next } = status;
  const says = {
    resume: sayResume(status),
    abort: state === "aborting" ? "goes on taking it back" : "takes it back",
  };
  return next.map((move) => ({ akp: ["rotate", move], options: { journal: asked }, says: says[move] }));
}

function sayResume({ state, overlapUntil, graceUntil, steps }: RotationStatus): string {
  const until = state === "grace" ? graceUntil : state === "overlap" ? overlapUntil : undefined;
  if (until === undefined || Date.parse(until) <= Date.now()) return "goes on";
  const isGraceToCome = steps.some(({ name, status }) => name === "grace" && status === "planned");
  return `from ${until} on: ${isGraceToCome ? "ends the overlap" : "deletes the old pair"}`;
}
