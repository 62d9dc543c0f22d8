import type { Context } from "../../context.ts";
import { startProgress } from "../../terminal/progress.ts";
import { countOf, countOfPairs } from "./count-of.ts";
import { deleteAll } from "./delete-all.ts";
import type { Outcome } from "./outcome.ts";
import type { PrintedOutcome } from "./print-outcomes.ts";
import { openOutcomes, toPrinted } from "./print-outcomes.ts";
import { tallyFailure } from "./tally-failure.ts";
import { Tally } from "./tally.ts";

interface Deletion {
  readonly others: readonly string[];
  /** The pair that signs the requests, if that is to go as well. */
  readonly last: string | undefined;
  /** The pair that signs the requests, if it was named and is to stay. */
  readonly kept: string | undefined;
}

/**
 * Deletes pairs, and says of each what became of it.
 *
 * @throws {CliError} When not all of them were deleted.
 */
export async function runDeletion(context: Context, { others, last, kept }: Deletion): Promise<void> {
  const { signal } = context;
  const [format, output] = [await context.format(), await openOutcomes(context)];
  const progress = startProgress(context, others.length + ((last ?? kept) === undefined ? 0 : 1));
  const tally = new Tally();
  // Nobody would know of what is deleted without a word.
  const unread = new AbortController();
  const say = (text: string) => {
    progress.clear();
    context.note(text);
  };

  async function print(outcome: PrintedOutcome): Promise<void> {
    if (unread.signal.aborted) return;
    // Both may go to the same terminal.
    if (context.width !== undefined) progress.clear();
    await output.add([outcome]).catch((error: unknown) => unread.abort(error));
  }

  async function report(outcome: Outcome): Promise<void> {
    tally.add(outcome);
    const printed = toPrinted(outcome, format);
    if (printed !== undefined) await print(printed);
    const notDeleted = tally.total - tally.deleted;
    progress.update(tally.total, notDeleted > 0 ? `${countOf(notDeleted)} not deleted` : "");
  }

  const options = {
    signal: AbortSignal.any([signal, unread.signal]),
    report,
    async connect() {
      const keyPairs = await context.client();
      return async (id: string) => await keyPairs.delete(id);
    },
    onWait: (milliseconds: number) =>
      say(`The API asks to wait: going on in ${Math.ceil(milliseconds / 1000)} s.`),
  };
  signal.addEventListener("abort", () => say("Finishing what is under way. Ctrl-C again stops at once."));
  try {
    let stop = await deleteAll(others, options);
    if (kept !== undefined) await report({ id: kept, result: "kept" });
    if (last !== undefined) {
      const isLast = tally.deleted + tally.not_found === others.length;
      // What is left could not be deleted any more without the pair that signs.
      if (isLast && !options.signal.aborted) stop = await deleteAll([last], options);
      else await report({ id: last, result: "not_tried" });
    }
    progress.clear();
    if (!unread.signal.aborted) await output.end();
    const failure = tallyFailure(tally, {
      stop,
      isInterrupted: signal.aborted,
      unread: unread.signal.reason as Error | undefined,
    });
    if (failure !== undefined) throw failure;
    if (tally.total > 1) context.note(`Deleted ${countOfPairs(tally.total)}.`);
  } finally {
    progress.clear();
  }
}
