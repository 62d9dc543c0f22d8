import { planRotation } from "@api-key-pairs/client/rotation";
import type { HandOver, RotationStatus, StepName } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { openOutput } from "../../output/open-output.ts";
import { findPair } from "../../paging/find-pair.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { wrap } from "../../terminal/wrap.ts";
import { nextMoves } from "./next-moves.ts";
import type { Place } from "./place.ts";
import { readStatus } from "./read-status.ts";
import { sayKeys } from "./say-keys.ts";
import { sayPair } from "./say-pair.ts";
import { sayStep } from "./step-words.ts";

interface Plan {
  /** The thumbprint of the key that is to be replaced. */
  readonly signer: string;
  readonly handOver: readonly HandOver[];
  readonly overlapMs: number;
  readonly graceMs: number;
}

/** Says what a rotation would do, and whether the key that it would replace works. Changes nothing. */
export async function showPlan(
  context: Context,
  place: Place,
  { signer, handOver, overlapMs, graceMs }: Plan,
): Promise<void> {
  const { write, note, width } = context;
  const present = await readStatus(place);
  if (present?.isUnderWay) throw unfinished(present, place);
  // That there is an answer shows that the API accepts the key.
  const old = await findPair(context, signer);
  const id = old?.id ?? signer;

  const waits: Partial<Record<StepName, string>> = {
    overlap: `Let both keys work for ${formatDuration(overlapMs)}`,
    grace: `Leave the old pair switched off for ${formatDuration(graceMs)}, so that it can be switched on again`,
  };
  const steps = planRotation({ handOver, overlapMs, graceMs }).map((step) => ({
    name: step.name,
    to: step.to,
    says: waits[step.name] ?? sayStep(step, "plan"),
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
      grace_seconds: graceMs / 1000,
      journal: place.path,
    });
  }
  const summary = `${safeText(sayPair(old, signer))} at ${safeText(place.baseUrl)} would be replaced. Nothing was done.`;
  note(`\n${wrap(summary, process.stderr.columns, "")}`);
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
