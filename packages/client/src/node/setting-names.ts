/** Which environment of an instance. */
export type Environment = "production" | "sandbox";

interface Names {
  readonly flag?: string;
  readonly variable?: string;
  readonly key?: string;
}

/**
 * What each setting is called as a flag, as an environment variable and as a key of a profile. No flag and no
 * profile takes a secret: arguments are in the list of processes, profiles in backups.
 */
export const settingNames = {
  instance: { flag: "--instance", variable: "GR4VY_ID", key: "instance" },
  environment: { flag: "--environment", variable: "GR4VY_ENVIRONMENT", key: "environment" },
  baseUrl: { flag: "--base-url", variable: "GR4VY_BASE_URL", key: "base_url" },
  token: { variable: "GR4VY_TOKEN" },
  privateKey: { variable: "GR4VY_PRIVATE_KEY" },
  privateKeyFile: {
    flag: "--private-key-file",
    variable: "GR4VY_PRIVATE_KEY_FILE",
    key: "private_key_file",
  },
  output: { flag: "--output", variable: "GR4VY_OUTPUT", key: "output" },
  profile: { flag: "--profile", variable: "GR4VY_PROFILE" },
  config: { flag: "--config", variable: "GR4VY_CONFIG" },
} as const satisfies Record<string, Names>;

/** A setting, as options and results of this module call it. */
export type SettingName = keyof typeof settingNames;

/** What a setting is called in one place, or `undefined` where it can't be given. */
export function nameOf(setting: SettingName, place: keyof Names): string | undefined {
  const names: Names = settingNames[setting];
  return names[place];
}
