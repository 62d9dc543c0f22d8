import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

import { ConfigError } from "./config-error.ts";
import { looksSecret } from "./looks-secret.ts";
import { settingNames, type SettingName } from "./setting-names.ts";

/** Environment variables; an empty one counts as unset. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Which configuration file is meant. */
export interface ConfigFileOptions {
  /**
   * Its path, as `--config` has it.
   *
   * @default `GR4VY_CONFIG`, else `akp/config.toml` under `$XDG_CONFIG_HOME` or `~/.config` (Windows: `%APPDATA%`)
   */
  readonly config?: string | undefined;
  /**
   * The environment variables to go by.
   *
   * @default process.env
   */
  readonly env?: Variables | undefined;
}

/** Where the configuration file is, or would be. */
export interface ConfigFile {
  readonly path: string;
  /** What says so: `--config`, `GR4VY_CONFIG` or `default`. */
  readonly from: string;
}

/** @throws {ConfigError} on a path that is empty or looks like a secret */
export function locateConfigFile({ config, env = process.env }: ConfigFileOptions): ConfigFile {
  if (config !== undefined) return named(config, settingNames.config.flag, env);
  const { variable } = settingNames.config;
  const value = env[variable];
  if (value) return named(value, variable, env);
  return { path: join(configHome(env), "akp", "config.toml"), from: "default" };
}

function named(value: string, from: string, env: Variables): ConfigFile {
  return { path: absolutePath(value, { setting: "config", label: from, from }, env), from };
}

function configHome(env: Variables): string {
  if (process.platform === "win32") return env["APPDATA"] || join(homeOf(env), "AppData", "Roaming");
  const { XDG_CONFIG_HOME: xdg } = env;
  // A relative path is invalid there and is to be ignored, says the XDG Base Directory Specification.
  return xdg && isAbsolute(xdg) ? xdg : join(homeOf(env), ".config");
}

function homeOf(env: Variables): string {
  return env[process.platform === "win32" ? "USERPROFILE" : "HOME"] || homedir();
}

/** What a path belongs to, for errors. */
export interface PathOrigin {
  readonly setting: SettingName;
  readonly label: string;
  readonly from: string;
}

/**
 * Makes a path absolute. `~` stands for the home directory wherever a path is given: a shell does not replace it after
 * an equals sign, and nothing else does at all.
 *
 * @param base - the directory that a relative path starts from
 * @throws {ConfigError} on a path that is empty or looks like a secret, without it
 */
export function absolutePath(
  value: string,
  origin: PathOrigin,
  env: Variables,
  base: string = process.cwd(),
): string {
  const { setting, label, from: source } = origin;
  if (value === "") {
    throw new ConfigError(`${label} must be the path of a file; it is empty`, {
      problem: "invalid",
      setting,
      source,
    });
  }
  if (looksSecret(value)) {
    throw new ConfigError(`${label} must be the path of a file; it holds a key or a token itself`, {
      problem: "invalid",
      setting,
      source,
    });
  }
  return resolve(
    base,
    value.replace(/^~(?=$|[/\\])/, () => homeOf(env)),
  );
}
