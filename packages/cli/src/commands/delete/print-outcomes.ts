import type { Context } from "../../context.ts";
import { openOutput } from "../../output/open-output.ts";
import type { RecordOutput } from "../../output/record-output.ts";
import type { Outcome } from "./outcome.ts";

/** What became of one key pair, as it is printed. */
export interface PrintedOutcome {
  readonly id: string;
  readonly result: Outcome["result"] | "would_delete";
  /** Why it failed. The pair may be gone all the same where no answer came. */
  readonly error?: { readonly code: string; readonly message: string; readonly request_id?: string };
}

const labels: Readonly<Record<PrintedOutcome["result"], string>> = {
  deleted: "deleted",
  not_found: "not found",
  failed: "failed",
  not_tried: "not tried",
  kept: "kept",
  would_delete: "would delete",
};
/** The first rows decide how wide a column is, and later ones may be longer. */
const labelWidth = "not found".length;

/** Begins to print outcomes in the format that is configured. */
export async function openOutcomes(context: Context): Promise<RecordOutput<PrintedOutcome>> {
  return await openOutput<PrintedOutcome>(context, {
    columns: [
      { title: "RESULT", text: ({ result }) => labels[result].padEnd(labelWidth) },
      { title: "ID", text: ({ id }) => id },
      { title: "", text: ({ error }) => error?.message ?? "" },
    ],
    id: ({ id }) => id,
  });
}

/**
 * @returns How it is printed; `undefined` where it is not, since the format has no place for it: ids are those of pairs
 * that are gone, and a table of all that was not tried would push the rest off the screen.
 */
export function toPrinted(outcome: Outcome, format: string): PrintedOutcome | undefined {
  const { id, result } = outcome;
  if (format === "ids" && result !== "deleted") return undefined;
  if (format === "table" && result === "not_tried") return undefined;
  if (result !== "failed") return { id, result };
  const { code, message } = outcome.error;
  const requestId = "requestId" in outcome.error ? outcome.error.requestId : undefined;
  return { id, result, error: { code, message, ...(requestId !== undefined && { request_id: requestId }) } };
}
