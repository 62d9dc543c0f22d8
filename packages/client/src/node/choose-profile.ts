import { ConfigError } from "./config-error.ts";
import { didYouMean } from "./did-you-mean.ts";
import { strongest, type Level } from "./level.ts";
import type { ProfilesContent } from "./parse-profiles.ts";
import { checkProfileName, type NamedProfile } from "./profile.ts";

/** A profile, and what chose it. */
export interface ChosenProfile {
  readonly profile: NamedProfile;
  /** `--profile`, `GR4VY_PROFILE`, or the configuration file. */
  readonly from: string;
}

/**
 * Decides which profile is in use, if any.
 *
 * @param levels - what may name one before the file does
 * @param content - the configuration file, if it is there
 * @throws {ConfigError} on a profile that is not there
 */
export function chooseProfile(
  levels: readonly Level[],
  content: ProfilesContent | undefined,
  file: string,
): ChosenProfile | undefined {
  const found = strongest(levels, "profile");
  if (found !== undefined) {
    checkProfileName(found.value, found.from);
    return { profile: findProfile(found.value, content, file, found.from), from: found.from };
  }
  if (content?.profile === undefined) return undefined;
  return { profile: findProfile(content.profile, content, file), from: file };
}

/**
 * @param from - what names the profile, if it is not the file itself
 * @throws {ConfigError} that lists the profiles that there are
 */
export function findProfile(
  name: string,
  content: ProfilesContent | undefined,
  file: string,
  from?: string,
): NamedProfile {
  const profile = content?.profiles.find((candidate) => candidate.name === name);
  if (profile !== undefined) return profile;

  const known = content?.profiles.map((candidate) => candidate.name) ?? [];
  const what = `There is no profile "${name}" in ${file}${from === undefined ? "" : ` (from ${from})`}`;
  const rest =
    content === undefined
      ? ", which does not exist"
      : known.length === 0
        ? ", which has none"
        : `, which has ${known.join(", ")}${didYouMean(name, known)}`;
  throw new ConfigError(`${what}${rest}`, {
    problem: "unknown_profile",
    setting: "profile",
    source: from ?? file,
  });
}
