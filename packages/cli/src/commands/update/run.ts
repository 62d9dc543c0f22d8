import type { ApiKeyPair } from "@api-key-pairs/client";

import { findSigner, isSigner } from "../../auth/find-signer.ts";
import type { Context } from "../../context.ts";
import { ofRevision2026 } from "../../errors/of-revision.ts";
import { toLine } from "../../errors/next-step.ts";
import { printPair } from "../../output/print-pair.ts";
import { checkPairId } from "../../program/check-pair-id.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { interrupted } from "../../terminal/ask.ts";
import { confirmLosses } from "./confirm-losses.ts";
import { lossesOf } from "./losses.ts";
import { toChanges } from "./to-changes.ts";
import { checkOptions } from "./update-options.ts";
import type { UpdateOptions } from "./update-options.ts";

export async function runUpdate(
  context: Context,
  { arguments: [word], options }: CommandInput<UpdateOptions>,
): Promise<void> {
  const id = checkPairId(word!, "Argument 1");
  checkOptions(options);
  const { signal } = context;
  const keyPairs = await context.client();
  const changes = await toChanges(keyPairs, options, signal);

  let isOwn = false;
  const { active, role_ids, merchant_account_ids } = changes;
  // Nothing else takes from a pair what it has.
  if (active === false || role_ids !== undefined || merchant_account_ids !== undefined) {
    const pair = await taken(() => keyPairs.get(id, { signal }));
    const signer = await findSigner(context);
    if (signer === undefined)
      context.note("The token does not say which pair it was signed with: it may be this one.");
    isOwn = isSigner(pair, signer);
    await confirmLosses(context, { pair, losses: lossesOf(pair, changes), isOwn, options });
    if (signal.aborted) throw interrupted();
  }
  await printPair(context, await taken(() => keyPairs.update(id, changes, { signal })));
  if (active === false) context.note(`\n${sayUndo(context, id, isOwn)}`);
}

async function taken(call: () => Promise<ApiKeyPair>): Promise<ApiKeyPair> {
  return await ofRevision2026("akp update", call);
}

function sayUndo({ globals }: Context, id: string, isOwn: boolean): string {
  const akp = ["update", id];
  if (!isOwn) return `To switch it on again:\n  ${toLine({ akp, options: { active: true } }, globals)}`;
  const options = { privateKeyFile: "FILE", active: true };
  return `To switch it on again, with the key of another pair:\n  ${toLine({ akp, options }, globals)}`;
}
