import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { openOutput } from "../../output/open-output.ts";
import { withoutProfiles } from "../../output/without-profiles.ts";
import type { RecordShape } from "../../output/record-output.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { addAny } from "./add-any.ts";
import { toRecord } from "./profile-record.ts";
import type { ProfileRecord } from "./profile-record.ts";
import { readProfilesInUse } from "./read-profiles-in-use.ts";

const shape: RecordShape<ProfileRecord> = {
  columns: [
    { title: "", text: ({ in_use }) => (in_use ? "*" : " ") },
    { title: "NAME", text: ({ name }) => name },
    { title: "API", text: describeApi },
    { title: "PRIVATE KEY FILE", text: ({ private_key_file = "-" }) => private_key_file },
  ],
  id: ({ name }) => name,
};

export async function runProfileList(context: Context): Promise<void> {
  const { file, profiles, inUse } = await readProfilesInUse(context);
  const output = await openOutput(withoutProfiles(context), shape);
  await output.add(profiles.map((profile) => toRecord(profile, inUse)));
  await output.end({ file });
  if (profiles.length > 0) return;
  context.note(`There are no profiles in ${safeText(file)}.`);
  context.note(`To add one: ${safeText(toLine(addAny, context.globals))}`);
}

function describeApi({ base_url, instance, environment }: ProfileRecord): string {
  return base_url ?? [instance ?? "plantly", environment ?? "production"].join(" ");
}
