import { changeProfiles } from "./change-profiles.ts";
import { findProfile } from "./choose-profile.ts";
import type { ConfigFileOptions } from "./config-file.ts";
import { checkProfileName } from "./profile.ts";

/** What `removeProfile` did. */
export interface RemovedProfile {
  /** The path of the configuration file. */
  readonly file: string;
  /** Whether the file had it in use. None is in use now, then. */
  readonly wasInUse: boolean;
}

/**
 * Removes a profile from the configuration file, with the comment directly above it and those between its settings. The
 * private key file that it names stays.
 *
 * @throws {@link ConfigError} when there is no such profile
 */
export async function removeProfile(name: string, options: ConfigFileOptions = {}): Promise<RemovedProfile> {
  checkProfileName(name);
  const { deleteProfile, selectProfile } = await import("./edit-profiles.ts");
  let wasInUse = false;
  const file = await changeProfiles(options, ({ content, text, file: path }) => {
    const removed = findProfile(name, content, path);
    wasInUse = content.profile === name;
    const profiles = content.profiles.filter((profile) => profile !== removed);
    const edited = deleteProfile(text, name);
    return wasInUse
      ? { content: { profile: undefined, profiles }, text: selectProfile(edited, undefined) }
      : { content: { ...content, profiles }, text: edited };
  });
  return { file, wasInUse };
}
