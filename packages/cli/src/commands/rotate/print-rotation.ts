import type { RotationStatus } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { printRecord } from "../../output/print-record.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { keyWords } from "./say-keys.ts";
import { sayTime } from "./say-time.ts";

/**
 * Prints where a rotation is.
 *
 * @param status Left out where there is none.
 */
export async function printRotation(
  context: Context,
  place: Place,
  status: RotationStatus | undefined,
): Promise<void> {
  const { path } = place;
  if (status === undefined) {
    if ((await context.format()) === "ids") return;
    const lines = { State: "no rotation", Journal: path };
    return await printRecord(context, { state: "none", journal: path }, { id: "", lines });
  }
  const { oldId, newId, keys, state } = status;
  const isOver = state === "done" || state === "aborted";
  const lines = {
    State: sayState(status),
    "Old pair": `${oldId}  ${keyWords[keys.old]}`,
    ...(newId !== undefined && { "New pair": `${newId}  ${keyWords[keys.new]}` }),
    Journal: path,
    ...(!isOver && { Keys: `${path}.{old,new}.pem` }),
  };
  await printRecord(context, toRecord(context, place, status), { id: newId ?? oldId, lines });
}

/** A rotation as it is printed: with names as the API writes them. */
function toRecord({ globals }: Context, place: Place, status: RotationStatus) {
  const { state, baseUrl, startedAt, oldId, newId, keys, steps, findings, account } = status;
  return {
    state,
    base_url: baseUrl,
    started_at: startedAt,
    old_id: oldId,
    new_id: newId,
    keys,
    overlap_until: status.overlapUntil,
    grace_until: status.graceUntil,
    steps: steps.map(({ name, to, status: progress }) => ({ name, to, status: progress })),
    findings,
    unexplained: account.unexplained.map(({ id, created_at }) => ({ id, created_at })),
    lost_answers: account.attempts
      .filter(({ outcome }) => outcome === "open")
      .map(({ since, until }) => ({ since, until })),
    journal: place.path,
    next: nextMoves(status, place).map((move) => toLine(move, globals)),
  };
}

function sayState({ state, overlapUntil, graceUntil, steps }: RotationStatus): string {
  const progress = `${steps.filter(({ status }) => status === "done").length} of ${steps.length} steps are done`;
  switch (state) {
    case "running":
      return `under way: ${progress}`;
    case "overlap":
      return `overlap: both keys work until ${sayTime(overlapUntil!)}`;
    case "grace":
      return `grace: the old pair is switched off until ${sayTime(graceUntil!)}`;
    case "done":
      return "done: the new key has replaced the old one";
    case "aborting":
      return `being taken back: ${progress}`;
    case "aborted":
  }
  return "taken back";
}
