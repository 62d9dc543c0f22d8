import type { Completes } from "../program/option-definition.ts";

/** An option or an argument, as far as its completion goes. */
export interface Completable {
  /** How help writes the value, such as `<file>`; empty where there is none. */
  readonly name: string;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
}

/** A word that may come next. */
export interface Completion {
  readonly text: string;
  readonly description: string;
}

/**
 * Finds the values that an option or an argument may have. Ids are not looked up: that would ask the API at every tab.
 *
 * @param config The file of the profiles, where the command line names one.
 */
export async function completeValue(
  { name, choices, completes }: Completable,
  config: string | undefined,
): Promise<readonly Completion[]> {
  if (choices !== undefined) return choices.map((text) => ({ text, description: "" }));
  if (completes === "profile") return await completeProfiles(config);
  return /<(file|dir)>/.test(name) ? [{ text: ":files", description: "" }] : [];
}

async function completeProfiles(config: string | undefined): Promise<readonly Completion[]> {
  const { readProfiles } = await import("@api-key-pairs/client/node");
  const { profiles } = await readProfiles({ config });
  return profiles.map((profile) => ({
    text: profile.name,
    description: profile.instance ?? profile.baseUrl ?? "",
  }));
}
