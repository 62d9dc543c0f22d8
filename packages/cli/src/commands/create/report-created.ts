import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import { printRecord } from "../../output/print-record.ts";
import { keepGlobals, toCommandLine } from "../../program/to-command-line.ts";
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
 * @throws {CliError} When the key is not where it was to go, or the answer that brought it is not as documented.
 */
export async function reportCreated(context: Context, { minted, saved, name }: Outcome): Promise<void> {
  const { pair, privateKey, error } = minted;
  const id = pair?.id ?? thumbprint(privateKey) ?? "";
  const { file, problem } = saved;
  const globals = { ...keepGlobals(context.globals), output: undefined };
  if (saved.isLost) {
    const again = "akp create --out FILE   # on a disk with room";
    throw lost(id, name, problem!, [toCommandLine(["delete", id], globals), again]);
  }

  // What else goes to stdout would end up with the key.
  if (file === undefined) context.note(`Created ${safeText(id)}. Its private key went to stdout.`);
  else if (name !== stdoutName) await printCreated(context, { id, created_at: pair?.created_at, file });

  const next: string[] = [];
  if (file !== undefined) next.push(toCommandLine(["list"], { ...globals, privateKeyFile: shortPath(file) }));
  if (problem !== undefined) throw elsewhere(id, name, saved, next);
  if (error !== undefined) {
    const why = `A key pair was created all the same, and its private key saved to ${file ?? name}.`;
    throw new CliError({ ...explain(error), why, next }, { cause: error });
  }
  for (const command of next) context.note(`\nNext:\n  ${command}`);
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

function elsewhere(id: string, name: string, { file, problem }: Saved, next: readonly string[]): CliError {
  return new CliError({
    exitCode: exitCode.failed,
    code: "saved_elsewhere",
    message: `The private key could not be saved to ${name}: ${problem}`,
    why: `The key pair ${id} was created, and its private key saved to ${file} instead.`,
    next,
  });
}

function lost(id: string, name: string, problem: string, next: readonly string[]): CliError {
  return new CliError({
    exitCode: exitCode.failed,
    code: "private_key_lost",
    message: `The private key could not be saved to ${name} (${problem}) nor anywhere else, and is lost`,
    why: `The key pair ${id} was created, and is of no use to anybody now.`,
    next,
  });
}
