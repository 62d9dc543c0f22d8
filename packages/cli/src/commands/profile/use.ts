import { useProfile } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { warnOfOverride } from "./warn-of-override.ts";

export async function runProfileUse(context: Context, { arguments: [name] }: CommandInput): Promise<void> {
  const { file } = await useProfile(name!, { config: context.globals.config });
  context.note(`Profile ${name} is in use from now on (${safeText(file)}).`);
  warnOfOverride(context, name!);
}
