import { addProfile, readProfiles, useProfile } from "@api-key-pairs/client/node";
import type { Profile } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { usageError } from "../../program/usage-error.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { addAny } from "./add-any.ts";
import { checkKeyFile } from "./check-key-file.ts";
import { warnOfOverride } from "./warn-of-override.ts";

interface AddOptions {
  readonly use?: boolean;
  readonly replace?: boolean;
  readonly defaultOutput?: string;
}

export async function runProfileAdd(
  context: Context,
  { arguments: [name], options }: CommandInput<AddOptions>,
): Promise<void> {
  const { instance, environment, baseUrl, privateKeyFile, config } = context.globals;
  const profile: Profile = { instance, environment, baseUrl, privateKeyFile, output: options.defaultOutput };
  if (Object.values(profile).every((value) => value === undefined)) {
    throw usageError("Say what the profile is to hold, such as --instance and --private-key-file", [addAny]);
  }
  const pair = privateKeyFile === undefined ? undefined : await checkKeyFile(context, privateKeyFile);

  const { use, replace } = options;
  const { file, replaced } = await addProfile(name!, profile, { config, use, replace });
  const { profile: before } = await readProfiles({ config });
  // Whoever has one profile means that.
  if (before === undefined) await useProfile(name!, { config });
  context.note(`Profile ${name} is ${replaced ? "replaced" : "added"} (${safeText(file)}).`);
  if (pair !== undefined) context.note(`It signs with the key pair ${pair}.`);
  if (before === undefined || before === name) {
    context.note("It is in use from now on.");
    warnOfOverride(context, name!);
  } else {
    const useIt = toLine({ akp: ["profile", "use", name!] }, context.globals);
    context.note(`In use is still ${before}. To change that: ${safeText(useIt)}`);
  }
}
