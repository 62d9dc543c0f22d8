import type { PlannedStep } from "@api-key-pairs/client/rotation";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { openPlace } from "./place.ts";
import { printRotation } from "./print-rotation.ts";
import { readStatus } from "./read-status.ts";
import { reportRotation } from "./report-rotation.ts";
import { isOtherwise, sayStep } from "./step-words.ts";

interface StatusOptions {
  readonly journal?: string;
}

const marks = { done: "✔", begun: "…", planned: "-" } as const;
const tenses = { done: "done", begun: "doing", planned: "plan" } as const;

export async function runRotateStatus(
  context: Context,
  { options }: CommandInput<StatusOptions>,
): Promise<void> {
  const { note, write, globals } = context;
  const place = await openPlace(context, options.journal);
  const status = await readStatus(place);
  if (status === undefined) {
    await printRotation(context, place, undefined);
    const next = toLine({ akp: ["rotate"], options: { journal: place.asked, dryRun: true } }, globals);
    return note(`\nNext:\n  ${next}   # what a rotation would do`);
  }
  if ((await context.format()) === "table") {
    const foundIn = ({ name, to }: PlannedStep) =>
      status.findings.find((finding) => finding.step === name && finding.to === to)?.found;
    const steps = status.steps
      .filter((step) => !isOtherwise(step, foundIn(step)))
      .map((step) => `${marks[step.status]} ${safeText(sayStep(step, tenses[step.status]))}\n`);
    const found = status.findings.map((finding) => `! ${safeText(finding.found)}\n`);
    await write(`${[...steps, ...found].join("")}\n`);
  }
  await reportRotation(context, place, status);
}
