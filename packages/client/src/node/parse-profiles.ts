import { dirname } from "node:path";

import { parse, type TomlError } from "smol-toml";

import { ConfigError } from "./config-error.ts";
import { absolutePath, type Variables } from "./config-file.ts";
import { didYouMean } from "./did-you-mean.ts";
import {
  isProfileName,
  profileNameRemedy,
  profileSettings,
  type NamedProfile,
  type Profile,
} from "./profile.ts";
import { settingNames, type SettingName } from "./setting-names.ts";
import { lineOf } from "./toml-lines.ts";

/** What a configuration file says. */
export interface ProfilesContent {
  /** The profile in use, if any. */
  readonly profile: string | undefined;
  readonly profiles: readonly NamedProfile[];
}

/** The settings of a profile by the keys of the file. */
const settings = new Map(profileSettings.map((setting) => [settingNames[setting].key as string, setting]));

/** Keys that say what they hold, however they are written. */
const secretKey = /^(?:.*_)?(?:private_?key|token|secret)$/i;

/**
 * Reads a configuration file.
 *
 * @param file - its path: messages start with it, and relative paths in it start from its directory
 * @throws {ConfigError} on whatever is not known, with the line and without any value
 */
export function parseProfiles(text: string, file: string, env: Variables): ProfilesContent {
  function placeOf(path: readonly string[]): string {
    const line = lineOf(text, path);
    return line === undefined ? file : `${file}:${line}`;
  }

  /** An error about the part of the file that a path leads to. */
  function wrong(path: readonly string[], problem: string, setting?: SettingName): ConfigError {
    return configError(placeOf(path), problem, setting);
  }

  function checkKnown(path: readonly string[], known: readonly string[]): void {
    const key = path.at(-1)!;
    if (known.includes(key)) return;
    if (secretKey.test(key)) {
      throw wrong(
        path,
        `profiles hold paths to keys, not keys: put it into a file, and name that as private_key_file`,
      );
    }
    throw wrong(path, `"${key}" is not known here, only ${known.join(", ")} is${didYouMean(key, known)}`);
  }

  function readProfile(name: string, value: unknown): NamedProfile {
    const table = ["profiles", name];
    if (!isProfileName(name)) throw wrong(table, `the name of a profile ${profileNameRemedy}`, "profile");
    if (!isTable(value)) throw wrong(table, `${name} must be a table: [profiles.${name}]`);
    const values = Object.entries(value).map(([key, given]) => {
      const path = [...table, key];
      checkKnown(path, [...settings.keys()]);
      const setting = settings.get(key)!;
      if (typeof given !== "string") throw wrong(path, `${key} must be a text in quotes`, setting);
      if (setting !== "privateKeyFile") return [setting, given];
      const from = placeOf(path);
      return [setting, absolutePath(given, { setting, from, label: `${from}: ${key}` }, env, dirname(file))];
    });
    return { name, ...(Object.fromEntries(values) as Profile) };
  }

  const { profile, profiles = {}, ...rest } = parseToml(text, file);
  for (const key of Object.keys(rest)) checkKnown([key], ["profile", "profiles"]);
  if (profile !== undefined && (typeof profile !== "string" || !isProfileName(profile))) {
    throw wrong(["profile"], `profile must be the name of one, in quotes`, "profile");
  }
  if (!isTable(profiles)) throw wrong(["profiles"], "profiles must be tables: [profiles.sandbox]");
  return { profile, profiles: Object.entries(profiles).map(([name, value]) => readProfile(name, value)) };
}

function parseToml(text: string, file: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    const { line, column, message } = error as TomlError;
    // Its first line says what is wrong; those that follow show the file.
    const [problem] = message.replace("Invalid TOML document: ", "").split("\n");
    throw configError(`${file}:${line}:${column}`, `this is not TOML: ${problem}`);
  }
}

function configError(source: string, problem: string, setting?: SettingName): ConfigError {
  return new ConfigError(`${source}: ${problem}`, { problem: "invalid", setting, source });
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}
