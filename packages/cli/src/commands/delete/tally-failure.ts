import type { AnyApiKeyPairsError } from "@api-key-pairs/client";

import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import type { ExitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import { countOf, countOfPairs } from "./count-of.ts";
import type { Tally } from "./tally.ts";

interface Circumstances {
  /** Why it stopped before the end, if it did. */
  readonly stop: AnyApiKeyPairsError | undefined;
  readonly isInterrupted: boolean;
  /** Why the results could not be printed, which made it stop as well. */
  readonly unread: Error | undefined;
}

/** What to say of a deletion that did not delete everything; `undefined` when it did. */
export function tallyFailure(
  tally: Tally,
  { stop, isInterrupted, unread }: Circumstances,
): CliError | undefined {
  const { deleted, total, errors } = tally;
  if (deleted === total) return undefined;
  const failures = [...errors.values()].map((error) => explain(error));
  // One pair needs no statistics.
  if (total === 1 && failures.length === 1) return new CliError(failures[0]!);

  const done = `${countOf(deleted)} of ${countOfPairs(total)} deleted`;
  const why = describe(tally, stop);
  if (isInterrupted) {
    const { interrupted } = exitCode;
    return new CliError({ exitCode: interrupted, code: "aborted", message: `Interrupted: ${done}`, why });
  }
  if (unread !== undefined) {
    const message = `${done}, and stopped, since the results cannot be printed: ${unread.message}`;
    const code = deleted > 0 ? exitCode.partly : exitCode.failed;
    return new CliError({ exitCode: code, code: "unread", message, why });
  }
  const next = (stop === undefined ? failures[0] : explain(stop))?.next;
  if (deleted > 0)
    return new CliError({ exitCode: exitCode.partly, code: "partly", message: done, why, next });
  const codes = new Set<ExitCode>(failures.map((failure) => failure.exitCode));
  const [only = exitCode.failed] = codes.size === 1 ? codes : [];
  const code = errors.size === 1 ? failures[0]!.code : "failed";
  return new CliError({ exitCode: only, code, message: done, why, next });
}

/** What became of those that were not deleted. */
function describe({ not_found, failed, not_tried, kept, errors }: Tally, stop: Error | undefined): string {
  const reasons = [...errors.values()].flatMap(({ code, message }) =>
    code === "not_found" ? [] : [message],
  );
  const parts = [
    not_found > 0 && `${countOf(not_found)} not found`,
    failed > 0 && `${countOf(failed)} failed (${reasons.join("; ")})`,
    not_tried > 0 &&
      `${countOf(not_tried)} not tried${stop === undefined ? "" : ", since they would have failed as well"}`,
    kept > 0 && "1 kept, since it signs the requests (--force deletes it after the others)",
  ];
  return `${parts.filter(Boolean).join("; ")}.`;
}
