import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { ofRevision2026 } from "../../errors/of-revision.ts";
import { printPair } from "../../output/print-pair.ts";
import { isThumbprint } from "../../pair-id.ts";
import { findPair } from "../../paging/find-pair.ts";
import { checkPairId } from "../../program/check-pair-id.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { usageError } from "../../program/usage-error.ts";
import { readThumbprint } from "./read-thumbprint.ts";

interface GetOptions {
  readonly key?: string;
}

export async function runGet(
  context: Context,
  { arguments: [word], options }: CommandInput<GetOptions>,
): Promise<void> {
  const { key } = options;
  if ((word === undefined) === (key === undefined))
    throw usageError("get takes the id of a key pair, or --key FILE");
  const id = key === undefined ? checkPairId(word!, "Argument 1") : await readThumbprint(key);
  if (isThumbprint(id)) {
    const pair = await findPair(context, id);
    if (pair === undefined) throw noPair(id);
    return await printPair(context, pair);
  }
  const keyPairs = await context.client();
  const { signal } = context;
  await printPair(context, await ofRevision2026("akp get", () => keyPairs.get(id, { signal })));
}

function noPair(thumbprint: string): CliError {
  return new CliError({
    exitCode: exitCode.refused,
    code: "not_found",
    message: `No key pair has the key ${thumbprint}`,
    why: "It was deleted, belongs to another instance, or never came to be.",
    next: [{ akp: ["doctor"], says: "which API was asked" }],
  });
}
