import type { Context } from "../../context.ts";
import { ofRevision2026 } from "../../errors/of-revision.ts";
import { printPair } from "../../output/print-pair.ts";
import { checkPairId } from "../../program/check-pair-id.ts";
import type { CommandInput } from "../../program/command-definition.ts";

export async function runGet(context: Context, { arguments: [word] }: CommandInput): Promise<void> {
  const id = checkPairId(word!, "Argument 1");
  const keyPairs = await context.client();
  const { signal } = context;
  await printPair(context, await ofRevision2026("akp get", () => keyPairs.get(id, { signal })));
}
