import { planRotation } from "@api-key-pairs/client/rotation";
import type { HandOver, RotationStatus } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { openOutput } from "../../output/open-output.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { wrap } from "../../terminal/wrap.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { readStatus } from "./read-status.ts";
import { sayKeys } from "./say-keys.ts";
import { sayStep } from "./step-words.ts";

interface Plan {
  /** The id of the pair that is to be replaced. */
  readonly id: string;
  readonly handOver: readonly HandOver[];
  readonly overlapMs: number;
}

/** Says what a rotation would do, and whether the key that it would replace works. Changes nothing. */
export async function showPlan(
  context: Context,
  place: Place,
  { id, handOver, overlapMs }: Plan,
): Promise<void> {
  const { write, note, width } = context;
  const present = await readStatus(place);
  if (present !== undefined && isUnderWay(present)) throw unfinished(present, place);
  await (await context.client()).list({ limit: 1 }, { signal: context.signal });

  const steps = planRotation({ handOver, overlapMs }).map((step) => ({
    name: step.name,
    to: step.to,
    says:
      step.name === "overlap" ? `Let both keys work for ${formatDuration(overlapMs)}` : sayStep(step, "plan"),
  }));
  if ((await context.format()) === "table") {
    const lines = steps.map(({ says }, index) =>
      wrap(`${`${index + 1}`.padStart(2)}. ${safeText(says)}`, width, "    "),
    );
    await write(`${lines.join("\n")}\n`);
  } else {
    const output = await openOutput<(typeof steps)[number]>(context, { columns: [], id: ({ name }) => name });
    await output.add(steps);
    await output.end({
      old_id: id,
      base_url: place.baseUrl,
      overlap_seconds: overlapMs / 1000,
      journal: place.path,
    });
  }
  const summary = `${id} at ${safeText(place.baseUrl)} would be replaced. Nothing was done.`;
  note(`\n${wrap(summary, process.stderr.columns, "")}`);
}

/** One of which nothing can have come yet may be begun again. */
function isUnderWay({ next, newId, account }: RotationStatus): boolean {
  return next.length > 0 && (newId !== undefined || account.attempts.length > 0);
}

function unfinished(status: RotationStatus, place: Place): CliError {
  return new CliError({
    exitCode: exitCode.configuration,
    code: "rotation_unfinished",
    message: "The journal holds a rotation that is not over",
    why: sayKeys(status, place),
    next: nextMoves(status, place),
  });
}
