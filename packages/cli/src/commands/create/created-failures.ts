import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import type { AkpCommand, NextStep } from "../../errors/next-step.ts";
import { isPairId } from "../../pair-id.ts";
import { shortPath } from "../../terminal/short-path.ts";
import type { Minted } from "./mint.ts";
import type { Saved } from "./save-private-key.ts";

/** What became of a create that brought a private key. */
export interface Outcome {
  readonly minted: Minted;
  readonly saved: Saved;
  /** Where the private key was to go. */
  readonly name: string;
}

/** The key is not where it was to go. */
export function elsewhere({ saved, name }: Outcome, id: string, next: readonly NextStep[]): CliError {
  const { file, problem } = saved;
  return new CliError({
    exitCode: exitCode.failed,
    code: "saved_elsewhere",
    message: `The private key could not be saved to ${name}: ${problem}`,
    why: `The key pair ${id} was created, and its private key saved to ${file} instead.`,
    next,
    file,
  });
}

/** The key is safe, and the answer that it was in is not as documented. */
export function malformed(
  { saved: { file }, name }: Outcome,
  error: Error,
  next: readonly NextStep[],
): CliError {
  const { message, status, requestId } = explain(error);
  return new CliError(
    {
      exitCode: exitCode.failed,
      code: "created_answer_malformed",
      message: `A key pair was created and its private key saved to ${file ?? name}, but the rest of the answer is wrong`,
      why: `${message}. What answered is not the API, or a newer one.`,
      next,
      status,
      requestId,
      file,
    },
    { cause: error },
  );
}

/** What came as the key is not the key of the pair. */
export function notItsKey(
  { saved: { file }, name }: Outcome,
  id: string | undefined,
  keyId: string | undefined,
): CliError {
  const next = removal(id);
  if (file !== undefined && keyId !== undefined) {
    const says = "does the API take it?";
    next.unshift({ akp: ["doctor"], options: { privateKeyFile: shortPath(file) }, says });
  }
  return new CliError({
    exitCode: exitCode.failed,
    code: "private_key_mismatch",
    message: `The private key was saved to ${file ?? name}, but it is not the key of this pair`,
    why: `The key pair ${id ?? "that was created"} is of no use without its key.`,
    next,
    file,
  });
}

/** No place took the key. */
export function lost({ saved: { problem }, name }: Outcome, id: string | undefined): CliError {
  return new CliError({
    exitCode: exitCode.failed,
    code: "private_key_lost",
    message: `The private key could not be saved to ${name} (${problem}) nor anywhere else, and is lost`,
    why: `The key pair ${id ?? "that was created"} is of no use to anybody now.`,
    next: [...removal(id), { akp: ["create"], options: { out: "FILE" }, says: "on a disk with room" }],
  });
}

function removal(id: string | undefined): AkpCommand[] {
  // Delete takes no other, and an id of the server's may be anything.
  if (id !== undefined && isPairId(id)) return [{ akp: ["delete", id] }];
  return [{ akp: ["list"], says: "the newest come first" }];
}
