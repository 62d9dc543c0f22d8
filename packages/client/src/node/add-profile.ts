import { changeProfiles } from "./change-profiles.ts";
import { checkOutput } from "./checks.ts";
import { ConfigError } from "./config-error.ts";
import { absolutePath, type ConfigFileOptions } from "./config-file.ts";
import { defaults, profileLevel } from "./level.ts";
import { checkProfileName, profileSettings, type NamedProfile, type Profile } from "./profile.ts";
import { resolveTarget } from "./resolve-target.ts";

/** What `addProfile` takes besides the profile. */
export interface AddProfileOptions extends ConfigFileOptions {
  /**
   * Whether to replace a profile of the same name, all of it.
   *
   * @default false
   */
  readonly replace?: boolean | undefined;
  /**
   * Whether to put the profile into use.
   *
   * @default false
   */
  readonly use?: boolean | undefined;
  /**
   * Host names that its base URL may use plain http with, beyond this machine's own.
   *
   * @default []
   */
  readonly allowHttp?: readonly string[] | undefined;
}

/** What `addProfile` did. */
export interface AddedProfile {
  /** The path of the configuration file. */
  readonly file: string;
  /** Whether there was one of that name. */
  readonly replaced: boolean;
}

/**
 * Adds a profile to the configuration file, which is made where it is not there yet, for its owner only. Whatever else
 * is in the file stays as it is. A private key file is written as an absolute path, or as given if it starts with `~`.
 *
 * @throws {@link ConfigError} on a name that is taken, and on settings that can't be right
 *
 * @example
 * ```ts
 * await addProfile("sandbox", { instance: "acme", environment: "sandbox", privateKeyFile: "acme.pem" });
 * ```
 */
export async function addProfile(
  name: string,
  profile: Profile,
  options: AddProfileOptions = {},
): Promise<AddedProfile> {
  checkProfileName(name);
  const { appendProfile, replaceProfile, selectProfile } = await import("./edit-profiles.ts");
  let replaced = false;
  const file = await changeProfiles(options, ({ content, text, file: path }) => {
    const { added, written } = check({ ...profile, name }, path, options);
    replaced = content.profiles.some((other) => other.name === name);
    if (replaced && !options.replace) throw exists(name, path);

    const profiles = replaced
      ? content.profiles.map((other) => (other.name === name ? added : other))
      : [...content.profiles, added];
    const edited = replaced ? replaceProfile(text, name, written) : appendProfile(text, name, written);
    return options.use
      ? { content: { profile: name, profiles }, text: selectProfile(edited, name) }
      : { content: { ...content, profiles }, text: edited };
  });
  return { file, replaced };
}

/** @returns the profile as it is to be read from the file, and as it is to be written into it */
function check(profile: NamedProfile, file: string, { allowHttp, env = process.env }: AddProfileOptions) {
  const level = profileLevel(profile, file);
  resolveTarget([level, defaults], allowHttp);
  const output = level("output");
  if (output !== undefined) checkOutput(output);

  const added: Record<string, string> = { name: profile.name };
  const written: Record<string, string> = {};
  for (const setting of profileSettings) {
    const found = level(setting);
    if (found === undefined) continue;
    const path = setting === "privateKeyFile" ? absolutePath(found.value, found, env) : undefined;
    added[setting] = path ?? found.value;
    written[setting] = found.value.startsWith("~") ? found.value : added[setting];
  }
  return { added: added as unknown as NamedProfile, written: written as Profile };
}

function exists(name: string, file: string): ConfigError {
  return new ConfigError(
    `There is a profile "${name}" in ${file} already; choose another name, or replace it`,
    {
      problem: "profile_exists",
      setting: "profile",
      source: file,
    },
  );
}
