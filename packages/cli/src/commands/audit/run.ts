import type { Context } from "../../context.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { evenIfUnread } from "../../output/even-if-unread.ts";
import { openOutput } from "../../output/open-output.ts";
import type { RecordShape } from "../../output/record-output.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { describeFindings } from "./describe-findings.ts";
import { findOldPairs } from "./find-old-pairs.ts";
import type { Finding } from "./finding.ts";

interface AuditOptions {
  /** In seconds. */
  readonly olderThan?: number;
}

const defaultAge = 90 * 86_400;

const shape: RecordShape<Finding> = {
  columns: [
    { title: "ID", text: ({ id }) => id },
    { title: "AGE", text: ({ age_days }) => `${age_days} ${age_days === 1 ? "day" : "days"}` },
    { title: "", text: ({ signs }) => (signs ? "signs your requests" : "") },
  ],
  id: ({ id }) => id,
};

export async function runAudit(context: Context, { options }: CommandInput<AuditOptions>): Promise<ExitCode> {
  const { olderThan = defaultAge } = options;
  const now = Date.now();
  const before = now - olderThan * 1000;
  const { checked, findings } = await findOldPairs(context, before, now);

  const output = await openOutput(evenIfUnread(context), shape);
  await output.add(findings);
  await output.end({ checked, older_than_days: olderThan / 86_400 });
  for (const line of describeFindings(context, { checked, findings }, olderThan)) context.note(line);
  return findings.length > 0 ? exitCode.failed : exitCode.done;
}
