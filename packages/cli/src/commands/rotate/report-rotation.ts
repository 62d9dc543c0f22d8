import type { RotationStatus } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { warnOfRest } from "../../errors/left-behind.ts";
import { toLine } from "../../errors/next-step.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { printRotation } from "./print-rotation.ts";

/** Prints where a rotation is, tells what it may have left behind, and what to type next. */
export async function reportRotation(context: Context, place: Place, status: RotationStatus): Promise<void> {
  await printRotation(context, place, status);
  const next = [...nextMoves(status, place), ...warnOfRest(context, status.account)];
  if (next.length === 0) return;
  const lines = next.map((command) => `  ${toLine(command, context.globals)}`);
  context.note(["", "Next:", ...lines].join("\n"));
}
