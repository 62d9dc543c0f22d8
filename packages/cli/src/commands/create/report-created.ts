import type { CreatedApiKeyPair } from "@api-key-pairs/client";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import { toLine } from "../../errors/next-step.ts";
import type { AkpCommand, NextStep } from "../../errors/next-step.ts";
import { printRecord } from "../../output/print-record.ts";
import { isPairId } from "../../pair-id.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { shortPath } from "../../terminal/short-path.ts";
import type { Minted } from "./mint.ts";
import { stdoutName } from "./pipe.ts";
import type { Saved } from "./save-private-key.ts";
import { thumbprint } from "./thumbprint.ts";

interface Outcome {
  readonly minted: Minted;
  readonly saved: Saved;
  /** Where the private key was to go. */
  readonly name: string;
}

/**
 * Says what was created and where its private key is, never the key.
 *
 * @throws {CliError} When the key is not where it was to go, is not the key of the pair, or came in an answer that is
 *   not as documented.
 */
export async function reportCreated(context: Context, outcome: Outcome): Promise<void> {
  const { minted, saved, name } = outcome;
  const { pair, privateKey, error } = minted;
  const keyId = thumbprint(privateKey);
  const id = pair?.id ?? keyId;
  if (saved.isLost) throw lost(outcome, id);
  if (id === undefined || !isKeyOf(pair, keyId)) throw notItsKey(outcome, id, keyId);

  const { file, problem } = saved;
  // What else goes to stdout would end up with the key.
  if (file === undefined) context.note(`Created ${safeText(id)}. Its private key went to stdout.`);
  else if (name !== stdoutName) await printCreated(context, { id, created_at: pair?.created_at, file });

  const next: AkpCommand[] = [];
  if (file !== undefined) next.push({ akp: ["list"], options: { privateKeyFile: shortPath(file) } });
  if (problem !== undefined) throw elsewhere(outcome, id, next);
  if (error !== undefined) throw malformed(outcome, error, next);
  for (const command of next) context.note(`\nNext:\n  ${toLine(command, context.globals)}`);
}

/** In revision 2021-10 the id is the thumbprint of the key; where it is a UUID, the thumbprint is a field of its own. */
function isKeyOf(pair: CreatedApiKeyPair | undefined, keyId: string | undefined): boolean {
  if (keyId === undefined) return false;
  return pair === undefined || keyId === pair.id || keyId === pair["thumbprint"];
}

interface Created {
  readonly id: string;
  readonly created_at: string | undefined;
  readonly file: string;
}

async function printCreated(context: Context, created: Created): Promise<void> {
  const { id, created_at, file } = created;
  const lines = { ID: id, ...(created_at !== undefined && { Created: created_at }), "Private key": file };
  await printRecord(context, created, { id, lines });
}

function elsewhere({ saved, name }: Outcome, id: string, next: readonly NextStep[]): CliError {
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

function malformed({ saved: { file }, name }: Outcome, error: Error, next: readonly NextStep[]): CliError {
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

function notItsKey(
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

function lost({ saved: { problem }, name }: Outcome, id: string | undefined): CliError {
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
