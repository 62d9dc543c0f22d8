import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { printRecord } from "../../output/print-record.ts";
import { withoutProfiles } from "../../output/without-profiles.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { findProfile } from "./find-profile.ts";
import { toRecord } from "./profile-record.ts";
import { readProfilesInUse } from "./read-profiles-in-use.ts";

export async function runProfileShow(context: Context, { arguments: words }: CommandInput): Promise<void> {
  const read = await readProfilesInUse(context);
  const [name = read.inUse] = words;
  if (name === undefined) throw noneInUse();
  const record = toRecord(findProfile(read, name), read.inUse);
  const entries = Object.entries({ ...record, in_use: record.in_use ? "yes" : "no" });
  const lines = Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  await printRecord(withoutProfiles(context), { ...record }, { id: name, lines });
}

function noneInUse(): CliError {
  return new CliError({
    exitCode: exitCode.configuration,
    code: "no_profile",
    message: "No profile is in use",
    next: [{ akp: ["profile", "list"] }, { akp: ["profile", "use", "NAME"] }],
  });
}
