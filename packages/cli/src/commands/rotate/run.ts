import { resolve } from "node:path";

import { startRotation } from "@api-key-pairs/client/rotation";

import { findSigner } from "../../auth/find-signer.ts";
import type { Context } from "../../context.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { findPair } from "../../paging/find-pair.ts";
import { orphanPolicy, settleMs } from "../../program/lost-answer-options.ts";
import { usageError } from "../../program/usage-error.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { askFirst } from "../../terminal/ask-first.ts";
import { again } from "./again.ts";
import { chooseHandOvers } from "./hand-overs.ts";
import { hideFromCommands, readKeyInUse } from "./key-in-use.ts";
import { openPlace } from "./place.ts";
import { told } from "./read-status.ts";
import type { RotateOptions } from "./rotate-options.ts";
import { reportRotation } from "./report-rotation.ts";
import { sayPair } from "./say-pair.ts";
import { showPlan } from "./show-plan.ts";
import { watchSteps } from "./watch-steps.ts";

/** In seconds: a day. */
const defaultOverlap = 86_400;

export async function runRotate(context: Context, { options }: CommandInput<RotateOptions>): Promise<void> {
  const { emergency = false, until } = options;
  if (emergency && options.overlap) throw usageError("--emergency leaves no overlap: leave out --overlap");
  if (emergency && options.grace) throw usageError("--emergency leaves no grace: leave out --grace");
  const overlapMs = 1000 * (emergency ? 0 : (options.overlap ?? defaultOverlap));
  const graceMs = 1000 * (options.grace ?? 0);
  const place = await openPlace(context, options.journal);
  const key = await readKeyInUse(context);
  hideFromCommands();
  const watch = watchSteps(context);
  const handOver = chooseHandOvers(options, key, watch.print);
  const signer = (await findSigner(context))!;
  if (options.dryRun) return await showPlan(context, place, { signer, handOver, overlapMs, graceMs });

  const to = handOver.map(({ name }) => name).join(", then to ");
  if (overlapMs === 0 && !options.yes) {
    // A courtesy: what goes wrong is told of by what comes after it.
    const old = async () => await findPair(context, signer).catch(() => undefined);
    const warning = async () =>
      `About to replace the key of ${sayPair(await old(), signer)} at ${place.baseUrl} without an overlap. The new key goes to ${to}; then the old pair is ` +
      `${graceMs > 0 ? "switched off" : "deleted"}, and whoever still signs with the old key is refused.`;
    await askFirst(context, { warning, question: "Replace it?", again: again(options) });
  }
  const heading = `Replacing the key ${signer}\nat ${safeText(place.baseUrl)}, journal ${safeText(place.path)}`;
  const status = await told(
    place,
    startRotation({
      ...place.parts,
      ...watch.start(heading),
      currentKey: key.privateKey,
      handOver,
      overlapMs,
      graceMs,
      until,
      ...orphanPolicy(options),
      settleMs: settleMs(options),
    }),
  ).finally(watch.end);
  await reportRotation(context, place, status);
  const isReplaced =
    key.file === undefined || handOver.some(({ name }) => name === `file ${resolve(key.file!)}`);
  if (!isReplaced) context.note(`\n${safeText(key.file!)} still holds the old key.`);
}
