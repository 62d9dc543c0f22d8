import type { RotationStatus } from "@api-key-pairs/client/rotation";

import type { AkpCommand } from "../../errors/next-step.ts";
import type { Place } from "./place.ts";

/** What to type next, the more likely first. */
export function nextMoves({ state, overlapUntil, next }: RotationStatus, { asked }: Place): AkpCommand[] {
  const isEarly = state === "overlap" && Date.parse(overlapUntil!) > Date.now();
  const says = {
    resume: isEarly ? `from ${overlapUntil!} on: deletes the old pair` : "goes on",
    abort: state === "aborting" ? "goes on taking it back" : "takes it back",
  };
  return next.map((move) => ({ akp: ["rotate", move], options: { journal: asked }, says: says[move] }));
}
