import { CliError } from "../../errors/cli-error.ts";
import type { AkpCommand, NextStep } from "../../errors/next-step.ts";
import type { LostAnswerOptions } from "../../program/lost-answer-options.ts";
import type { PairOptions } from "../../program/pair-options.ts";
import { usageError } from "../../program/usage-error.ts";

/** What `akp create` takes. */
export interface CreateOptions extends LostAnswerOptions, PairOptions {
  readonly out?: string;
  readonly keyFrom?: "api" | "here";
  readonly publicKey?: string;
}

/** @throws {CliError} When they contradict each other, or one of them lacks another. */
export function checkOptions(options: CreateOptions): void {
  const { name, role, inactive, merchantAccount, publicKey, keyFrom, out, soleCreator, settle } = options;
  const ofPairs = [name, role, inactive, merchantAccount, publicKey];
  const isAsked = keyFrom === "here" || ofPairs.some((option) => option !== undefined);
  if (isAsked && (name === undefined || role === undefined))
    throw usageError("A key pair has a name and one role or more: --name NAME --role ROLE", named(options));
  if (publicKey !== undefined && [keyFrom, out, soleCreator, settle].some((option) => option !== undefined))
    throw usageError("With --public-key no private key comes back: leave out what is about one");
}

/** What creates a pair with a name and roles. */
export function named({ name = "NAME", role = ["ROLE"], ...options }: CreateOptions): readonly AkpCommand[] {
  return [
    { akp: ["create"], options: { ...pairOptions({ ...options, name, role }) } },
    { akp: ["roles"], says: "what there is to choose from" },
  ];
}

/** The same failure, with commands that create the pair that was asked for. */
export function askingForSame(error: unknown, options: CreateOptions): unknown {
  if (!(error instanceof CliError)) return error;
  const complete = (step: NextStep): NextStep =>
    typeof step !== "string" && step.akp[0] === "create"
      ? { ...step, options: { ...pairOptions(options), ...step.options } }
      : step;
  const next = error.failure.next?.map(complete);
  return new CliError({ ...error.failure, next }, { cause: error.cause });
}

function pairOptions({ name, role, inactive, merchantAccount, keyFrom, publicKey }: CreateOptions) {
  return { name, role, inactive, merchantAccount, keyFrom, publicKey };
}
