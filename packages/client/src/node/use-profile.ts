import { changeProfiles } from "./change-profiles.ts";
import { findProfile } from "./choose-profile.ts";
import type { ConfigFileOptions } from "./config-file.ts";
import { checkProfileName } from "./profile.ts";

/** What `useProfile` did. */
export interface UsedProfile {
  /** The path of the configuration file. */
  readonly file: string;
}

/**
 * Puts a profile into use: the one that counts when neither `--profile` nor `GR4VY_PROFILE` names another.
 *
 * @throws {@link ConfigError} when there is no such profile
 */
export async function useProfile(name: string, options: ConfigFileOptions = {}): Promise<UsedProfile> {
  checkProfileName(name);
  const { selectProfile } = await import("./edit-profiles.ts");
  const file = await changeProfiles(options, ({ content, text, file: path }) => {
    findProfile(name, content, path);
    return { content: { ...content, profile: name }, text: selectProfile(text, name) };
  });
  return { file };
}
