import { removeProfile } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { toLine } from "../../errors/next-step.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { usageError } from "../../program/usage-error.ts";
import { confirm } from "../../terminal/confirm.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { findProfile } from "./find-profile.ts";
import { readProfilesInUse } from "./read-profiles-in-use.ts";

interface RemoveOptions {
  readonly yes?: boolean;
}

export async function runProfileRemove(
  context: Context,
  { arguments: words, options }: CommandInput<RemoveOptions>,
): Promise<void> {
  const name = words[0]!;
  const profiles = await readProfilesInUse(context);
  const { privateKeyFile } = findProfile(profiles, name);
  if (!options.yes) await askFirst(context, name, profiles.file);

  const { file, wasInUse } = await removeProfile(name, { config: context.globals.config });
  context.note(`Profile ${name} is removed (${safeText(file)}).`);
  if (privateKeyFile !== undefined)
    context.note(`The file of its private key stays: ${safeText(privateKeyFile)}`);
  if (wasInUse) {
    const use = toLine({ akp: ["profile", "use", "NAME"] }, context.globals);
    context.note(`No profile is in use now. To change that: ${safeText(use)}`);
  }
}

/** @throws {CliError} Without a yes, and where there is nobody to ask. */
async function askFirst({ signal }: Context, name: string, file: string): Promise<void> {
  const answer = await confirm(() => {}, `Remove the profile ${name} from ${safeText(file)}?`, signal);
  if (answer) return;
  if (answer === false) {
    throw new CliError({ exitCode: exitCode.failed, code: "declined", message: "Nothing was removed" });
  }
  throw usageError("There is no terminal to ask on: --yes removes without asking. Nothing was removed", [
    { akp: ["profile", "remove", name], options: { yes: true } },
  ]);
}
