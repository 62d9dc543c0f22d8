import type { RotationStatus } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import type { AkpCommand } from "../../errors/next-step.ts";
import { isPairId } from "../../pair-id.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { printRotation } from "./print-rotation.ts";

/** Prints where a rotation is, tells what it may have left behind, and what to type next. */
export async function reportRotation(context: Context, place: Place, status: RotationStatus): Promise<void> {
  await printRotation(context, place, status);
  const next = [...nextMoves(status, place), ...warnOfRest(context, status)];
  if (next.length === 0) return;
  const lines = next.map((command) => `  ${toLine(command, context.globals)}`);
  context.note(["", "Next:", ...lines].join("\n"));
}

/** @returns What to type about it. */
function warnOfRest({ warn }: Context, { account }: RotationStatus): AkpCommand[] {
  const { attempts, unexplained } = account;
  for (const { id, created_at } of unexplained) {
    warn(
      `The key pair ${id}, created at ${created_at ?? "an unknown time"}, may be left of a create whose answer was lost`,
    );
  }
  const open = attempts.filter(({ outcome }) => outcome === "open");
  if (open.length > 0 && unexplained.length === 0) {
    warn(`The answer to a create of ${open[0]!.since} was lost: its key pair may still come up`);
    return [{ akp: ["list"], says: "newest first; nobody has the key of a pair that nobody knows" }];
  }
  return unexplained
    .filter(({ id }) => isPairId(id))
    .map(({ id, exact }) => ({
      akp: ["delete", id],
      says: exact ? "nobody has its key" : "unless somebody else created it",
    }));
}
