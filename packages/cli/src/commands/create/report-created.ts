import type { ApiKeyPair } from "@api-key-pairs/client";
import type { CreateAccount } from "@api-key-pairs/client/rotation";

import { thumbprint } from "../../auth/thumbprint.ts";
import type { Context } from "../../context.ts";
import { warnOfRest } from "../../errors/left-behind.ts";
import { toLine } from "../../errors/next-step.ts";
import type { AkpCommand } from "../../errors/next-step.ts";
import { linesOf } from "../../output/print-pair.ts";
import { printRecord } from "../../output/print-record.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { shortPath } from "../../terminal/short-path.ts";
import { elsewhere, lost, malformed, notItsKey } from "./created-failures.ts";
import type { Outcome } from "./created-failures.ts";
import { stdoutName } from "./pipe.ts";
import { uncertain } from "./uncertain.ts";

/**
 * Says what was created and where its private key is, never the key.
 *
 * @throws {CliError} When the key is not where it was to go, is not the key of the pair, or came in an answer that is
 *   not as documented.
 */
export async function reportCreated(context: Context, outcome: Outcome): Promise<void> {
  const { minted, saved, name } = outcome;
  const { pair, privateKey, error, account, doubt } = minted;
  const rest = account === undefined ? [] : warnOfRest(context, account);
  const keyId = thumbprint(privateKey);
  const id = pair?.id ?? keyId;
  if (saved.isLost) throw lost(outcome, id);
  if (doubt !== undefined) throw uncertain(saved, keyId!, doubt);
  if (id === undefined || !isKeyOf(pair, keyId)) throw notItsKey(outcome, id, keyId);

  const { file, problem } = saved;
  // What else goes to stdout would end up with the key.
  if (file === undefined) context.note(`Created ${safeText(id)}. Its private key went to stdout.`);
  else if (name !== stdoutName) await printCreated(context, { id, pair, file });

  const next: AkpCommand[] = [...renaming(context, account), ...rest];
  if (file !== undefined) next.unshift(...tryOut(pair, id, shortPath(file)));
  if (problem !== undefined) throw elsewhere(outcome, id, next);
  if (error !== undefined) throw malformed(outcome, error, next);
  const lines = next.map((command) => `  ${toLine(command, context.globals)}`);
  if (lines.length > 0) context.note(["", "Next:", ...lines].join("\n"));
}

/** In revision 2021-10 the id is the thumbprint of the key; where it is a UUID, the thumbprint is a field of its own. */
function isKeyOf(pair: ApiKeyPair | undefined, keyId: string | undefined): boolean {
  if (keyId === undefined) return false;
  return pair === undefined || keyId === pair.id || keyId === pair.thumbprint;
}

interface Created {
  readonly id: string;
  readonly pair: ApiKeyPair | undefined;
  readonly file: string;
}

async function printCreated(context: Context, { id, pair, file }: Created): Promise<void> {
  if (pair?.thumbprint !== undefined) {
    const lines = { ...linesOf(pair, Date.now()), "Private key": file };
    return await printRecord(context, { ...pair, file }, { id, lines });
  }
  const created_at = pair?.created_at;
  const lines = { ID: id, ...(created_at !== undefined && { Created: created_at }), "Private key": file };
  await printRecord(context, { id, created_at, file }, { id, lines });
}

/** What shows that the key works. With roles, it may not be good for a list. */
function tryOut(pair: ApiKeyPair | undefined, id: string, privateKeyFile: string): AkpCommand[] {
  const options = { privateKeyFile };
  if (pair?.thumbprint === undefined) return [{ akp: ["list"], options }];
  if (pair.active === false)
    return [{ akp: ["update", id], options: { active: true }, says: "before it can sign" }];
  return [{ akp: ["doctor"], options, says: "does the API take it?" }];
}

/** A name may still hold what the pair was to be known by. */
function renaming({ warn }: Context, account: CreateAccount | undefined): AkpCommand[] {
  const attempt = account?.attempts.find(({ leftName }) => leftName !== undefined);
  if (attempt === undefined) return [];
  warn(`The pair could not be given its name: it is called ${attempt.leftName!}`);
  return [{ akp: ["update", attempt.id!], options: { name: "NAME" } }];
}
