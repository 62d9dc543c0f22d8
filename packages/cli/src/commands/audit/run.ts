import type { Context } from "../../context.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { evenIfUnread } from "../../output/even-if-unread.ts";
import { openOutput } from "../../output/open-output.ts";
import { activeColumn, lastUsedColumn, nameColumn } from "../../output/pair-shape.ts";
import type { RecordShape } from "../../output/record-output.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { describeFindings } from "./describe-findings.ts";
import { findDuePairs } from "./find-due-pairs.ts";
import type { Finding } from "./finding.ts";
import { daysOf } from "./limits.ts";
import type { Limits } from "./limits.ts";

/** In seconds. */
const defaultAge = 90 * 86_400;

export async function runAudit(context: Context, { options }: CommandInput<Limits>): Promise<ExitCode> {
  const { unusedFor, olderThan = unusedFor === undefined ? defaultAge : undefined } = options;
  const limits = { olderThan, unusedFor };
  const now = Date.now();
  const audit = await findDuePairs(context, limits, now);
  const { checked, findings } = audit;

  const output = await openOutput(evenIfUnread(context), shape(now));
  await output.add(findings);
  await output.end({ checked, older_than_days: daysOf(olderThan), unused_for_days: daysOf(unusedFor) });
  for (const line of describeFindings(context, audit, limits)) context.note(line);
  return findings.length > 0 ? exitCode.failed : exitCode.done;
}

function shape(now: number): RecordShape<Finding> {
  return {
    columns: [
      { title: "ID", text: ({ id }) => id },
      nameColumn,
      { title: "AGE", text: ({ age_days }) => `${age_days} ${age_days === 1 ? "day" : "days"}` },
      { ...activeColumn, leaves: 2 },
      lastUsedColumn(now),
      { title: "", text: ({ signs }) => (signs ? "signs your requests" : ""), isIn: ({ signs }) => signs },
    ],
    id: ({ id }) => id,
  };
}
