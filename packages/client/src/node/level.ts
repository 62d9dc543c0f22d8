import { defaultInstance } from "../base-url.ts";
import type { Variables } from "./config-file.ts";
import type { NamedProfile } from "./profile.ts";
import { nameOf, type SettingName } from "./setting-names.ts";

/** A value of a setting, and where it was given. */
export interface Found {
  readonly setting: SettingName;
  readonly value: string;
  /** Where, for people: `--instance`, `GR4VY_ID`, `profile sandbox (/home/me/.config/akp/config.toml)`. */
  readonly from: string;
  /** How messages call it: the same, or `instance of profile sandbox (…)`. */
  readonly label: string;
}

/** What a setting is, as it may be shown, and where it came from. */
export interface SettingSource {
  /** The value; of a secret no more than `[redacted]`. */
  readonly value: string;
  /** Such as `--instance`, `GR4VY_ID`, `profile sandbox (/home/me/.config/akp/config.toml)` or `default`. */
  readonly from: string;
}

/** One place that settings are given in. A list of levels has the strongest first. */
export type Level = (setting: SettingName) => Found | undefined;

/** The value that counts: that of the strongest level which gives one. */
export function strongest(levels: readonly Level[], setting: SettingName): Found | undefined {
  for (const level of levels) {
    const found = level(setting);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What was passed on the command line. An empty value counts: it was typed, if only as `"$UNSET"`. */
export function flagLevel(flags: Readonly<Partial<Record<SettingName, string | undefined>>>): Level {
  return (setting) => {
    const flag = nameOf(setting, "flag");
    return flag === undefined ? undefined : given(setting, flags[setting], flag);
  };
}

/** What the environment variables say. An empty one counts as unset. */
export function variableLevel(env: Variables): Level {
  return (setting) => {
    const variable = nameOf(setting, "variable")!;
    return given(setting, env[variable] || undefined, variable);
  };
}

/** What a profile says. */
export function profileLevel(profile: NamedProfile, file: string): Level {
  const from = `profile ${profile.name} (${file})`;
  return (setting) => {
    const key = nameOf(setting, "key");
    return key === undefined
      ? undefined
      : given(setting, profile[setting as keyof NamedProfile], from, `${key} of ${from}`);
  };
}

/** What goes without saying: production of the instance that the API's own documentation uses. */
export const defaults: Level = (setting) => {
  const values: Partial<Record<SettingName, string>> = {
    instance: defaultInstance,
    environment: "production",
  };
  return given(setting, values[setting], "default");
};

function given(
  setting: SettingName,
  value: string | undefined,
  from: string,
  label: string = from,
): Found | undefined {
  return value === undefined ? undefined : { setting, value, from, label };
}
