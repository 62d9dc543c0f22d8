import { ConfigError } from "./config-error.ts";

/** The settings of a profile. A file that it names is an absolute path here, however the profile has it. */
export interface Profile {
  readonly instance?: string | undefined;
  readonly environment?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly privateKeyFile?: string | undefined;
  readonly output?: string | undefined;
}

/** The settings that a profile may have, in the order in which they are written. */
export const profileSettings = ["instance", "environment", "baseUrl", "privateKeyFile", "output"] as const;

/** A profile and what it is called. */
export interface NamedProfile extends Profile {
  readonly name: string;
}

/** Fits the bare keys of TOML, and is too short and too plain for a token or a key. */
const pattern = /^[a-z0-9][\w-]{0,39}$/i;

/** What the name of a profile must be. */
export const profileNameRemedy =
  "must be 1 to 40 letters, digits, hyphens and underscores, starting with a letter or a digit";

export function isProfileName(name: string): boolean {
  return pattern.test(name);
}

/** @throws {ConfigError} without the name, which may be a secret in the wrong place */
export function checkProfileName(name: string, source = "The name of a profile"): void {
  if (isProfileName(name)) return;
  throw new ConfigError(`${source} ${profileNameRemedy}`, { problem: "invalid", setting: "profile", source });
}
