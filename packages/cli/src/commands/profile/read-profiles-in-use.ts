import { readProfiles } from "@api-key-pairs/client/node";
import type { Profiles } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";

/** The profiles, and which of them counts. */
export interface ProfilesInUse extends Profiles {
  /** What names the profile that counts, if one does: the command line, the environment or the file. */
  readonly inUse: string | undefined;
}

/** @throws {ConfigError} When the configuration file is no good. */
export async function readProfilesInUse({ globals }: Context): Promise<ProfilesInUse> {
  const read = await readProfiles({ config: globals.config });
  return { ...read, inUse: globals.profile ?? (process.env["GR4VY_PROFILE"] || read.profile) };
}
