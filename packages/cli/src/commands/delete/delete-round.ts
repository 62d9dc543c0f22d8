import type { AnyApiKeyPairsError } from "@api-key-pairs/client";

import { pause } from "../../pause.ts";
import type { Outcome } from "./outcome.ts";
import { verdictOn } from "./verdict-on.ts";

/** Enough to hide the time on the way, few enough for a small server. */
const concurrency = 4;
/** So many failures with no success between them are no accident: the rest would fail as well. */
const mostInARow = 20;
/** What to wait when the API asks to, and does not say how long, in milliseconds. */
const defaultWaitMs = 5_000;
/** A wait that nobody sits through, in milliseconds. */
const longestWaitMs = 600_000;

/** A pair to delete. */
export interface Task {
  readonly id: string;
  /** Why it failed in the round before. */
  readonly error?: AnyApiKeyPairsError;
}

/** How a round ended, beyond what was reported. */
export interface RoundEnd {
  /** What may be tried again. */
  readonly failed: readonly Task[];
  /** What was not begun. */
  readonly untried: readonly Task[];
  /** How many of the pairs are gone. */
  readonly gone: number;
  /** Why it stopped before the end, if it did. */
  readonly stop: AnyApiKeyPairsError | undefined;
}

export interface RoundOptions {
  /** Deletes one pair. */
  readonly remove: (id: string) => Promise<void>;
  /** When aborted, what is under way is finished, and nothing more begun. */
  readonly signal: AbortSignal;
  /** Told of every pair as soon as it is certain what became of it. Must not throw. */
  readonly report: (outcome: Outcome) => Promise<void>;
  /** Told that the API asked to wait, in milliseconds. */
  readonly onWait: (milliseconds: number) => void;
}

/** Tries each of the tasks once, a few at a time, and waits for as long as the API asks to. */
export async function deleteRound(tasks: readonly Task[], options: RoundOptions): Promise<RoundEnd> {
  const { remove, signal, report, onWait } = options;
  const queue = tasks.values();
  const failed: Task[] = [];
  const untried: Task[] = [];
  let [gone, failuresInARow, waitsInARow, resumeAt] = [0, 0, 0, 0];
  let stop: AnyApiKeyPairsError | undefined;

  async function settle(task: Task): Promise<void> {
    const { id } = task;
    for (;;) {
      if (resumeAt > Date.now()) await pause(resumeAt - Date.now(), signal);
      if (stop !== undefined || signal.aborted) return void untried.push(task);
      const error = await failureOf(remove(id));
      if (error?.code === "rate_limit" && isPatient(error.retryAfterMs)) continue;

      const verdict = verdictOn(error, task.error);
      if (verdict === "deleted" || verdict === "not_found") {
        gone += 1;
        [failuresInARow, waitsInARow] = [0, 0];
        return await report(
          verdict === "deleted" ? { id, result: verdict } : { id, result: verdict, error: error! },
        );
      }
      failuresInARow = verdict === "refused" ? 0 : failuresInARow + 1;
      if (verdict === "hopeless" || failuresInARow >= mostInARow) stop ??= error;
      if (verdict === "passing") return void failed.push({ id, error: error! });
      return await report({ id, result: "failed", error: error! });
    }
  }

  function isPatient(waitMs = defaultWaitMs): boolean {
    waitsInARow += 1;
    if (waitMs > longestWaitMs || waitsInARow > mostInARow) return false;
    if (resumeAt <= Date.now()) onWait(waitMs);
    resumeAt = Math.max(resumeAt, Date.now() + waitMs);
    return true;
  }

  async function work(): Promise<void> {
    for (const task of queue) await settle(task);
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  return { failed, untried, gone, stop };
}

async function failureOf(call: Promise<void>): Promise<AnyApiKeyPairsError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    // A client throws nothing else, but what a token function of its caller throws, and there is none.
    return error as AnyApiKeyPairsError;
  }
}
