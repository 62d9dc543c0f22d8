import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { CreateAccount, CreateAttempt, UnexplainedPair } from "@api-key-pairs/client/rotation";

import { isPairId } from "../pair-id.ts";
import type { Failure } from "./cli-error.ts";
import { exitCode } from "./exit-code.ts";
import type { AkpCommand } from "./next-step.ts";

/** As many pairs as a person looks through. */
const mostNamed = 5;

/**
 * Says what a create may have left behind that ended without a key: nothing so far, this pair, or one of several.
 *
 * @param error Why there is no key.
 * @param again What creates, or goes on, once that is settled.
 */
export function explainLost(account: CreateAccount, error: unknown, again: AkpCommand): Failure {
  const { attempts, unexplained, deleted, checkedAt } = account;
  const lost = attempts.filter(isLost);
  const open = lost.filter(({ outcome }) => outcome === "open");
  const what = sayWhat(error, lost.at(-1));
  const common = { exitCode: exitCode.outcomeUnknown, code: "outcome_unknown" } as const;
  const pairs = unexplained.map(({ id, created_at }) => ({ id, created_at }));
  const look = { akp: ["list"], says: `newest first; look at those since ${lost[0]?.since}` };
  const unknown = { akp: ["delete", "ID"], says: "the one that nobody knows" };

  if (open.length === 0 && unexplained.length === 0) {
    const names = deleted.map(({ id }) => id).join(", ");
    const those =
      deleted.length === 1 ? "The key pair that it left behind was" : "All that it left behind is";
    const message = `${what}. ${those} deleted: ${names}`;
    return {
      exitCode: exitCode.server,
      code: "orphan_deleted",
      message,
      why: reasonOf(error),
      next: [again],
    };
  }
  const [first, ...others] = unexplained;
  if (first === undefined) {
    const isChecked = checkedAt !== undefined && checkedAt >= open.at(-1)!.until;
    return {
      ...common,
      message: isChecked ? `${what}, and no new key pair has come up so far` : sayUnchecked(open[0]!, error),
      why: isChecked
        ? sentences(reasonOf(error), `The API may still create one; looked at ${checkedAt}`)
        : reasonOf(error),
      next: [look, unknown, again],
    };
  }
  if (others.length === 0) {
    return {
      ...common,
      message: `${what}, and a new key pair has come up: ${first.id}`,
      why: sentences(reasonOf(error), sayEvidence(first)),
      next: [isPairId(first.id) ? { akp: ["delete", first.id], says: sayWhen(first) } : look, again],
      pairs,
    };
  }
  const more = unexplained.length > mostNamed ? [`and ${unexplained.length - mostNamed} more`] : [];
  const named = [...unexplained.slice(0, mostNamed).map(({ id }) => id), ...more].join(", ");
  return {
    ...common,
    message: `${what}, and ${unexplained.length} new key pairs have come up: ${named}`,
    why: sentences(
      reasonOf(error),
      "Somebody else creates key pairs too. Nobody has the key of one of these",
    ),
    next: [look, unknown, again],
    pairs,
  };
}

/** Whether a pair may have come, or came, of an attempt, and its key did not. */
export function isLost({ outcome }: CreateAttempt): boolean {
  return outcome === "open" || outcome === "found";
}

/** @param lost The latest attempt whose pair nobody has the key of: the error may be about what came after it. */
function sayWhat(error: unknown, lost: CreateAttempt | undefined): string {
  if (isApiKeyPairsError(error) && error.code === "aborted") return "The answer to create was given up";
  switch (lost?.error) {
    case undefined:
    case "outcome_unknown":
      return "The answer to create was lost";
    case "response":
      return "The answer to create was no key pair";
    default:
      return "The answer to create said no";
  }
}

/** Nobody looked whether there is a pair. */
function sayUnchecked({ since, error: answer = "outcome_unknown" }: CreateAttempt, error: unknown): string {
  if (answer === "outcome_unknown" || answer === "response")
    return `A key pair may have been created at ${since}, and its private key is lost`;
  const isAborted = isApiKeyPairsError(error) && error.code === "aborted";
  const why = isAborted
    ? "Ctrl-C came before the list could show"
    : "the list could not be read to make sure";
  return `The API refused to create a key pair (${answer}), but ${why} that there is none: delete one that was created since ${since} and that nobody knows`;
}

function sayEvidence({ created_at, fits, exact }: UnexplainedPair): string {
  const when = `It was created at ${created_at ?? "a time that the list does not say"}`;
  if (exact) return `${when}, and is the one: nobody has its key`;
  return fits
    ? `${when}, which fits; nobody has its key, unless somebody else created it`
    : `${when}, which does not fit: somebody else may have created it`;
}

function sayWhen({ exact }: UnexplainedPair): string {
  return exact ? "nobody has its key" : "unless somebody else created it";
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { cause } = error;
  if (cause instanceof Error) return cause.message;
  return isApiKeyPairsError(error) && error.code === "aborted" ? undefined : error.message;
}

function sentences(...texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/\.?$/, "."))
    .join(" ");
}
